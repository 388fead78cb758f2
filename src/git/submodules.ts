/** The files of a submodule at the commit that the tree around it names. */
import { diskFiles, type Files } from "../files.js";
import { Blobs } from "./objects.js";
import { RawPaths } from "./rawPaths.js";
import type { Repository } from "./repository.js";
import { gitIn } from "./runGit.js";
import { readTree } from "./tree.js";
import { TreeFiles } from "./treeFiles.js";

/** What ties git to the repository around: `git rev-parse --local-env-vars`. */
const repositoryVariables = [
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_CONFIG",
  "GIT_CONFIG_PARAMETERS",
  "GIT_CONFIG_COUNT",
  "GIT_OBJECT_DIRECTORY",
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_GRAFT_FILE",
  "GIT_INDEX_FILE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_REPLACE_REF_BASE",
  "GIT_PREFIX",
  "GIT_SHALLOW_FILE",
  "GIT_COMMON_DIR",
];

/** undefined: the submodule is not checked out here, or does not have the commit; what is imported from it is unknown then. */
export function submoduleFiles(
  { top }: Repository,
  { env, onDisk }: { env: NodeJS.ProcessEnv; onDisk: readonly string[] },
  path: string,
  commit: string,
): Files | undefined {
  const folder = `${top}/${path}`;
  // Without a `.git` of its own, git would take the repository around for it.
  if (diskFiles.kind(`${folder}/.git`) === undefined) return undefined;
  const git = gitIn(folder, env, repositoryVariables);
  if (git.try(["cat-file", "-e", `${commit}^{commit}`]).status !== 0) {
    return undefined;
  }
  const paths = new RawPaths();
  return new TreeFiles({
    top: folder,
    tree: readTree(git, commit, paths),
    blobs: new Blobs(git),
    disk: diskFiles,
    onDisk,
  });
}
