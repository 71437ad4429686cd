import {
  type Address,
  EFI_BUFFER_TOO_SMALL,
  EFI_FILE_SYSTEM_INFO,
  EFI_SUCCESS,
  sizeOfChar16,
  sizeOfFileInfo,
  type Status,
  writeChar16,
  writeFileInfo,
} from '@efi-node/efi-core';
import type { SimVolume, VolumeNode } from '../disk/sim-volume.ts';
import type { AddressSpace } from '../memory.ts';

/** FAT keeps the day of the last access. */
const DAY = 86_400_000;

/** Says how large an answer is, and gives it if there is room for it. */
function answer(
  memory: AddressSpace,
  sizeAt: Address,
  bufferAt: Address,
  size: number,
  write: (data: DataView) => void,
): Status {
  const room = memory.readPointer(sizeAt);
  memory.writePointer(sizeAt, size);
  if (room < size) return EFI_BUFFER_TOO_SMALL;
  const bytes = memory.bytes(bufferAt, size);
  write(new DataView(bytes.buffer, bytes.byteOffset, size));
  return EFI_SUCCESS;
}

/** EFI_FILE_INFO of a file under a name, which is another for `.` and `..`. */
export function answerFileInfo(
  memory: AddressSpace,
  node: VolumeNode,
  name: string,
  sizeAt: Address,
  bufferAt: Address,
): Status {
  return answer(memory, sizeAt, bufferAt, sizeOfFileInfo(name), (data) => {
    const { size, taken, created, modified, attributes } = node;
    const accessed = modified - (modified % DAY);
    const info = { name, size, physicalSize: taken, created, accessed, modified, attributes };
    writeFileInfo(data, info, { created, accessed, modified });
  });
}

/** EFI_FILE_SYSTEM_INFO. */
export function answerVolumeInfo(
  memory: AddressSpace,
  volume: SimVolume,
  sizeAt: Address,
  bufferAt: Address,
): Status {
  const { offsets } = EFI_FILE_SYSTEM_INFO;
  const size = offsets.VolumeLabel + sizeOfChar16(volume.label);
  return answer(memory, sizeAt, bufferAt, size, (data) => {
    data.setBigUint64(offsets.Size, BigInt(size), true);
    data.setUint8(offsets.ReadOnly, volume.readOnly ? 1 : 0);
    data.setBigUint64(offsets.VolumeSize, BigInt(volume.size), true);
    data.setBigUint64(offsets.FreeSpace, BigInt(volume.free), true);
    data.setUint32(offsets.BlockSize, volume.clusterSize, true);
    writeChar16(data, offsets.VolumeLabel, volume.label);
  });
}
