/** Small memory that every call needs: out parameters, and GUIDs, of which firmware wants the address. */
import { guid as guidType } from './layout/scalar.ts';
import type { Address, Native } from './native.ts';

const scratchSize = 4096;
const guidsPerBlock = 32;
const guidSize = 16;

/** Owns its blocks until `free`. Throws RangeError when firmware has no memory left. */
export class Memory {
  private readonly native: Native;
  private readonly guids = new Map<string, Address>();
  private readonly blocks: Address[] = [];
  private guidsLeft = 0;
  private nextGuid: Address = 0;
  private scratchAddress: Address = 0;
  private scratchData: DataView<ArrayBuffer> | undefined = undefined;

  constructor(native: Native) {
    this.native = native;
  }

  /**
   * 4096 bytes for the out parameters of one call; the next user overwrites them. Callers must have taken what they
   * need before they call anything else of the machine.
   */
  get scratch(): Address {
    if (this.scratchAddress === 0) this.scratchAddress = this.block(scratchSize);
    return this.scratchAddress;
  }

  /** The scratch memory itself. */
  get data(): DataView<ArrayBuffer> {
    if (this.scratchData === undefined) {
      const view = this.native.view(this.scratch, scratchSize);
      this.scratchData = new DataView(view.buffer, view.byteOffset, view.length);
    }
    return this.scratchData;
  }

  /** Address of a GUID, the same each time it is asked for. */
  guid(value: string): Address {
    let address = this.guids.get(value);
    if (address === undefined) {
      if (this.guidsLeft === 0) {
        this.nextGuid = this.block(guidsPerBlock * guidSize);
        this.guidsLeft = guidsPerBlock;
      }
      address = this.nextGuid;
      const view = this.native.view(address, guidSize);
      guidType.write(new DataView(view.buffer, view.byteOffset, view.length), 0, value);
      this.nextGuid += guidSize;
      this.guidsLeft--;
      this.guids.set(value, address);
    }
    return address;
  }

  /** Gives everything back; what is asked for later is allocated anew. */
  free(): void {
    for (const address of this.blocks) this.native.free(address);
    this.blocks.length = 0;
    this.guids.clear();
    this.guidsLeft = 0;
    this.scratchAddress = 0;
    this.scratchData = undefined;
  }

  private block(size: number): Address {
    const address = this.native.allocate(size);
    this.blocks.push(address);
    return address;
  }
}
