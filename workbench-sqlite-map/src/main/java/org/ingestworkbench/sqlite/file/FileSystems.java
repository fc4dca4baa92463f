package org.ingestworkbench.sqlite.file;

import java.util.regex.Pattern;

/** Which file systems lie on another machine, by the names that systems give to their types. */
public final class FileSystems {
  private static final Pattern REMOTE =
      Pattern.compile(
          "nfs.*|cifs|smb.*|afs|9p|fuse\\.(sshfs|glusterfs|ceph.*)|ceph|lustre|gfs.*|ocfs2"
              + "|glusterfs|beegfs|gpfs|davfs|webdav|vboxsf|prl_fs|virtiofs");

  private FileSystems() {}

  public static boolean remote(String type) {
    return REMOTE.matcher(type).matches();
  }
}
