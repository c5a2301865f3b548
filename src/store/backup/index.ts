// Makes backups of an archive, and archives of backups.

export { beAlone, InUse } from '../presence.ts';
export { type BackupNotes, openBackup, type Piece, unpackBackup } from './backup-file.ts';
export { type ArchiveMoment, openMoment, openSealing } from './moment.ts';
export { quiesce, whatIsIn } from './replaced.ts';
