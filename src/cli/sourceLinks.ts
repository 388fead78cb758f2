/** Where the sources can be seen in a browser, as CI says in its environment. */

/**
 * `https://github.com/owner/repository/blob/4f1c2d0…/`; "" outside CI.
 * https://docs.github.com/actions/reference/variables-reference, https://docs.gitlab.com/ci/variables/predefined_variables/
 */
export function sourceLinks(env: NodeJS.ProcessEnv): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = env;
  if (GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_SHA) {
    return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`;
  }
  const { CI_PROJECT_URL, CI_COMMIT_SHA } = env;
  return CI_PROJECT_URL && CI_COMMIT_SHA
    ? `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/`
    : "";
}
