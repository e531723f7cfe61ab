import type { Forms } from '../../model/finding.ts';
import { inCdk, newInCloudFormation, newInTerraform } from './forms.ts';

/** An access point of EFS whose directory belongs to a user; which file system it is of is not known here. */
export const ownedAccessPoint = (user: number): Forms => [
  newInTerraform('aws_efs_access_point', 'app', {
    file_system_id: '<file-system>',
    posix_user: { uid: user, gid: user },
    root_directory: { path: '/app', creation_info: { owner_uid: user, owner_gid: user, permissions: '755' } },
  }),
  inCdk(
    'on the file system <file-system>',
    `fileSystem.addAccessPoint("App", { path: "/app", posixUser: { uid: "${user}", gid: "${user}" }, createAcl: { ownerUid: "${user}", ownerGid: "${user}", permissions: "755" } })`,
  ),
  newInCloudFormation('AWS::EFS::AccessPoint', 'AppAccessPoint', {
    FileSystemId: '<file-system>',
    PosixUser: { Uid: String(user), Gid: String(user) },
    RootDirectory: { Path: '/app', CreationInfo: { OwnerUid: String(user), OwnerGid: String(user), Permissions: '755' } },
  }),
];
