/** The volumes that firmware has, by the names that they get below `/volumes`. */
import {
  bootDevice,
  connectVolumes,
  EfiError,
  type EfiVolume,
  locateVolumes,
  type Machine,
} from '@efi-node/efi-core';
import type { Entry } from './file-system.ts';
import { VolumeFileSystem } from './volume.ts';

/** `st_dev` of the first. */
const firstDevice = 16;

interface Known {
  readonly handle: number;
  readonly name: string;
  readonly system: VolumeFileSystem;
}

export class Volumes {
  private readonly machine: Machine;
  private known: readonly Known[] = [];
  private scanned = false;
  private count = 0;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** Looked for at the first use, and whenever they are listed: a volume keeps its name while it is there. */
  list(): readonly { readonly name: string; readonly system: VolumeFileSystem }[] {
    if (!this.scanned) {
      connectVolumes(this.machine);
      this.scan();
    }
    return this.known;
  }

  entries(): Entry[] {
    if (this.scanned) this.scan();
    return this.list().map(({ name }) => ({ name, kind: 'directory' }));
  }

  /** The volume that the application was loaded from, if it was. */
  bootName(): string | undefined {
    const device = bootDevice(this.machine);
    this.list();
    return this.known.find(({ handle }) => handle === device)?.name;
  }

  close(): void {
    for (const { system } of this.known) system.close();
    this.known = [];
  }

  private scan(): void {
    this.scanned = true;
    const before = this.known;
    const now: Known[] = [];
    locateVolumes(this.machine).forEach((volume, index) => {
      const old = before.find(({ handle }) => handle === volume.handle);
      now.push(old ?? this.take(volume, index, now));
    });
    for (const gone of before) if (!now.includes(gone)) gone.system.close();
    this.known = now;
  }

  private take(volume: EfiVolume, index: number, others: readonly Known[]): Known {
    const taken = new Set(others.map(({ name }) => name.toLowerCase()));
    const label = labelOf(volume).replaceAll(/[/\0]/g, '_').trim();
    const plain = label === '' || /^\.+$/.test(label) ? String(index) : label;
    let name = plain;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}`;
    const system = new VolumeFileSystem({ device: firstDevice + this.count, volume });
    this.count++;
    return { handle: volume.handle, name, system };
  }
}

/** '' when it has none, or cannot be read. */
function labelOf(volume: EfiVolume): string {
  try {
    const root = volume.openRoot();
    try {
      return root.volumeInfo().label;
    } finally {
      root.close();
    }
  } catch (error) {
    if (error instanceof EfiError) return '';
    throw error;
  }
}
