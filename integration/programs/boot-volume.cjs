// Started from a disk, as on hardware: the disk is /boot, and what is written there stays.
const fs = require('node:fs');

console.log('on it:', fs.readdirSync('/boot').join(), fs.existsSync('/boot/EFI/BOOT/efi-node.bundle'));
fs.writeFileSync(
  '/boot/report.txt',
  `volumes: ${fs.readdirSync('/volumes')}, boot: ${fs.readlinkSync('/boot')}\n`,
);
console.log('report written');
