// The checksums of serial wires. Each takes the bytes it covers and nothing else.

/** Polynomial x^16 + x^15 + x^2 + 1, bits reversed, as both common CRC-16 variants use it. */
const crc16 = (bytes: Uint8Array, start: number): number => {
  let crc = start;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
};

/** CRC-16/ARC: starts at 0. Of "123456789" it is BB3D. */
export const crc16Arc = (bytes: Uint8Array): number => crc16(bytes, 0);

/** CRC-16/MODBUS: starts at FFFF. Of "123456789" it is 4B37. */
export const crc16Modbus = (bytes: Uint8Array): number => crc16(bytes, 0xffff);

export const xorOf = (bytes: Uint8Array): number => bytes.reduce((xor, byte) => xor ^ byte, 0);

/** Without carry beyond `bits`, 8 or 16. */
export const sumOf = (bytes: Uint8Array, bits: 8 | 16): number =>
  bytes.reduce((sum, byte) => sum + byte, 0) & (2 ** bits - 1);
