/** The modules that numel imports and leaves undone, one row each. */
import { osErrorType } from "../../../values/exceptionTypes.js";
import type { NativeModule } from "../../nativeModule.js";
import { type InertModule, inertModule } from "./inertModule.js";

const specs: InertModule[] = [
  {
    name: "atexit",
    first: "register",
    nothing: "unregister",
  },
  {
    name: "gc",
    nothing: "enable disable freeze unfreeze set_debug set_threshold",
    runtime:
      "collect get_count get_objects get_referents get_referrers get_stats get_threshold isenabled is_tracked",
  },
  {
    name: "signal",
    nothing:
      "signal alarm pause raise_signal set_wakeup_fd setitimer siginterrupt pthread_kill pthread_sigmask default_int_handler",
    runtime: "getsignal getitimer sigpending sigwait strsignal valid_signals",
    exceptions: "ItimerError(OSError)",
    constants: {
      SIG_DFL: 0,
      SIG_IGN: 1,
      SIGHUP: 1,
      SIGINT: 2,
      SIGQUIT: 3,
      SIGABRT: 6,
      SIGKILL: 9,
      SIGUSR1: 10,
      SIGSEGV: 11,
      SIGUSR2: 12,
      SIGPIPE: 13,
      SIGALRM: 14,
      SIGTERM: 15,
      SIGCHLD: 17,
    },
  },
  {
    name: "subprocess",
    runtime: "run call check_call check_output getoutput getstatusoutput",
    exceptions:
      "SubprocessError(Exception) CalledProcessError(SubprocessError) TimeoutExpired(SubprocessError)",
    constants: { PIPE: -1, STDOUT: -2, DEVNULL: -3 },
  },
  {
    name: "socket",
    nothing: "setdefaulttimeout close",
    runtime:
      "create_connection create_server getaddrinfo getdefaulttimeout getfqdn gethostbyaddr gethostbyname gethostname socketpair",
    exceptions: "gaierror(OSError) herror(OSError)",
    constants: { error: osErrorType },
  },
  {
    name: "multiprocessing",
    nothing:
      "set_start_method freeze_support allow_connection_pickling set_executable set_forkserver_preload",
    runtime:
      "cpu_count active_children current_process parent_process get_context get_start_method get_all_start_methods get_logger log_to_stderr",
    exceptions:
      "ProcessError(Exception) AuthenticationError(ProcessError) BufferTooShort(ProcessError) TimeoutError(ProcessError)",
  },
  { name: "multiprocessing.pool" },
  { name: "multiprocessing.shared_memory" },
  { name: "multiprocessing.managers" },
  {
    name: "pickle",
    nothing: "dump",
    runtime: "load loads dumps",
    exceptions:
      "PickleError(Exception) PicklingError(PickleError) UnpicklingError(PickleError)",
    constants: { HIGHEST_PROTOCOL: 5, DEFAULT_PROTOCOL: 4 },
  },
  { name: "marshal", nothing: "dump", runtime: "load loads dumps" },
  { name: "shelve", runtime: "open" },
  {
    name: "getpass",
    runtime: "getpass getuser",
    exceptions: "GetPassWarning(UserWarning)",
  },
  {
    name: "shutil",
    nothing: "copymode copystat chown copyfileobj",
    writes:
      "rmtree copy copy2 copyfile copytree move make_archive unpack_archive",
    runtime: "which disk_usage get_terminal_size",
    exceptions:
      "Error(OSError) SameFileError(Error) SpecialFileError(OSError) ExecError(OSError) ReadError(OSError) RegistryError(Exception)",
  },
  {
    name: "tempfile",
    runtime:
      "mkdtemp mkstemp mktemp gettempdir gettempprefix NamedTemporaryFile TemporaryFile TemporaryDirectory SpooledTemporaryFile",
  },
  {
    name: "urllib.error",
    exceptions:
      "URLError(OSError) HTTPError(URLError) ContentTooShortError(URLError)",
  },
  {
    name: "urllib.request",
    nothing: "install_opener urlcleanup",
    runtime: "urlopen urlretrieve build_opener getproxies",
  },
  { name: "http" },
  {
    name: "http.client",
    exceptions:
      "HTTPException(Exception) NotConnected(HTTPException) InvalidURL(HTTPException) IncompleteRead(HTTPException) BadStatusLine(HTTPException) RemoteDisconnected(ConnectionResetError)",
  },
  { name: "http.server" },
  { name: "http.cookiejar" },
  { name: "socketserver" },
  {
    name: "ssl",
    exceptions:
      "SSLError(OSError) CertificateError(SSLError) SSLCertVerificationError(SSLError)",
  },
  { name: "select" },
  { name: "selectors" },
  {
    name: "asyncio",
    nothing: "set_event_loop set_event_loop_policy",
    runtime:
      "run gather wait wait_for sleep get_event_loop new_event_loop get_running_loop create_task ensure_future current_task",
    exceptions:
      "CancelledError(BaseException) InvalidStateError(Exception) QueueEmpty(Exception) QueueFull(Exception)",
  },
  {
    name: "zipfile",
    runtime: "is_zipfile",
    exceptions: "BadZipFile(Exception) LargeZipFile(Exception)",
  },
  {
    name: "tarfile",
    runtime: "is_tarfile open",
    exceptions:
      "TarError(Exception) ReadError(TarError) ExtractError(TarError) CompressionError(TarError)",
  },
  {
    name: "gzip",
    runtime: "open compress decompress",
    exceptions: "BadGzipFile(OSError)",
  },
  { name: "bz2", runtime: "open compress decompress" },
  {
    name: "lzma",
    runtime: "open compress decompress",
    exceptions: "LZMAError(Exception)",
  },
  {
    name: "sqlite3",
    runtime: "connect",
    exceptions:
      "Error(Exception) Warning(Exception) DatabaseError(Error) InterfaceError(Error) OperationalError(DatabaseError) IntegrityError(DatabaseError)",
  },
  {
    name: "resource",
    nothing: "setrlimit",
    runtime: "getrlimit getrusage getpagesize",
  },
  {
    name: "faulthandler",
    nothing:
      "enable disable register unregister dump_traceback dump_traceback_later cancel_dump_traceback_later",
    runtime: "is_enabled",
  },
  {
    name: "locale",
    nothing: "setlocale resetlocale bindtextdomain textdomain",
    runtime:
      "getlocale getdefaultlocale getpreferredencoding localeconv getencoding",
    exceptions: "Error(Exception)",
  },
  { name: "timeit", runtime: "default_timer timeit repeat" },
  { name: "cProfile", nothing: "run runctx" },
  { name: "profile", nothing: "run runctx" },
  { name: "pstats" },
  { name: "pdb", nothing: "set_trace post_mortem pm run" },
  {
    name: "tracemalloc",
    nothing: "start stop reset_peak clear_traces",
    runtime: "take_snapshot get_traced_memory is_tracing",
  },
  {
    name: "linecache",
    nothing: "checkcache clearcache",
    runtime: "getline getlines",
  },
  {
    name: "site",
    nothing: "addsitedir main",
    runtime: "getsitepackages getusersitepackages",
  },
  {
    name: "sysconfig",
    runtime: "get_path get_paths get_config_var get_config_vars get_platform",
  },
  {
    name: "webbrowser",
    runtime: "open open_new open_new_tab get",
    exceptions: "Error(Exception)",
  },
  {
    name: "readline",
    nothing:
      "parse_and_bind set_completer add_history read_history_file write_history_file",
  },
  { name: "mmap" },
  { name: "fcntl", runtime: "fcntl ioctl", nothing: "flock lockf" },
  { name: "pwd", runtime: "getpwuid getpwnam getpwall" },
  { name: "grp", runtime: "getgrgid getgrnam getgrall" },
  { name: "smtplib" },
  { name: "runpy", runtime: "run_path run_module" },
];

export function inertModuleNamed(name: string): NativeModule | undefined {
  const spec = specs.find((one) => one.name === name);
  return spec && inertModule(spec);
}
