"""configparser: INI files (https://docs.python.org/3.11/library/configparser.html)."""
import re
from collections.abc import MutableMapping
from _stdlib import is_unknown, unmodelled

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_UNSET = object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        super().__init__(msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section
        self.args = (section,)


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        where = "" if source is None else f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno else "") + ": s"
        super().__init__(f"{where or 'S'}ection {section!r} already exists")
        self.section = section
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        where = "" if source is None else f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno else "") + ": o"
        super().__init__(f"{where or 'O'}ption {option!r} in section {section!r} already exists")
        self.section, self.option = section, option
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        super().__init__(msg)
        self.option, self.section = option, section


class InterpolationMissingOptionError(InterpolationError):
    pass


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    pass


class ParsingError(Error):
    def __init__(self, source):
        super().__init__(f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line


class Interpolation:
    def before_get(self, parser, section, option, value, defaults):
        return value


class BasicInterpolation(Interpolation):
    """`%(name)s`"""

    def before_get(self, parser, section, option, value, defaults):
        return self._expand(parser, section, option, value, defaults, 1)

    def _expand(self, parser, section, option, value, defaults, depth):
        if "%" not in value:
            return value
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(
                option, section, f"Recursion limit exceeded in value substitution: option {option!r} in section "
                f"{section!r} contains an interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. "
                f"Raw value: {value!r}"
            )
        result = ""
        while value:
            before, percent, value = value.partition("%")
            result += before
            if not percent:
                break
            if value.startswith("%"):
                result += "%"
                value = value[1:]
                continue
            found = re.match(r"\(([^)]+)\)s", value)
            if not found:
                if not value.startswith("("):
                    raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {'%' + value!r}")
                raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {'%' + value!r}")
            name = parser.optionxform(found[1])
            if name not in defaults:
                raise InterpolationMissingOptionError(
                    option, section, f"Bad value substitution: option {option!r} in section {section!r} contains an "
                    f"interpolation key {name!r} which is not a valid option name. Raw value: {parser.get(section, option, raw=True)!r}"
                )
            result += self._expand(parser, section, option, defaults[name], defaults, depth + 1)
            value = value[found.end() :]
        return result


class ExtendedInterpolation(Interpolation):
    """`${name}`, `${section:name}`"""

    def before_get(self, parser, section, option, value, defaults):
        def replaced(match):
            if match[0] == "$$":
                return "$"
            where, _, name = match[1].rpartition(":")
            text = parser.get(where, name, raw=True) if where else defaults[parser.optionxform(name)]
            return self.before_get(parser, where or section, name, text, dict(parser._all(where or section)))

        return re.sub(r"\$\$|\$\{([^}]+)\}", replaced, value)


LegacyInterpolation = BasicInterpolation


class SectionProxy(MutableMapping):
    def __init__(self, parser, name):
        self._parser, self._name = parser, name

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(list(iter(self)))

    def __iter__(self):
        return iter(list(self._parser._all(self._name)))

    def get(self, option, fallback=None, *, raw=False, vars=None, **kwargs):
        return self._parser.get(self._name, option, raw=raw, vars=vars, fallback=fallback)

    def getint(self, option, fallback=None, **kwargs):
        return self._parser.getint(self._name, option, fallback=fallback, **kwargs)

    def getfloat(self, option, fallback=None, **kwargs):
        return self._parser.getfloat(self._name, option, fallback=fallback, **kwargs)

    def getboolean(self, option, fallback=None, **kwargs):
        return self._parser.getboolean(self._name, option, fallback=fallback, **kwargs)


class RawConfigParser(MutableMapping):
    BOOLEAN_STATES = {
        "1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False,
    }
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
        inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
        interpolation=_UNSET, converters=_UNSET,
    ):
        self._sections = {}
        self._defaults = {}
        self._allow_no_value = allow_no_value
        self._delimiters = tuple(delimiters)
        self._comments = tuple(comment_prefixes or ())
        self._inline = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._empty_lines = empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation or Interpolation()
        self._converters = {} if converters is _UNSET else converters
        for name, convert in self._converters.items():
            setattr(self, "get" + name, lambda section, option, convert=convert, **kw: self._get_conv(section, option, convert, **kw))
        for key, value in (defaults or {}).items():
            self._defaults[self.optionxform(key)] = value

    def optionxform(self, optionstr):
        return optionstr.lower()

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections)

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = {}

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list({**self._sections[section], **self._defaults})

    def read(self, filenames, encoding=None):
        if is_unknown(filenames):
            return self._forget(filenames)
        if isinstance(filenames, str) or hasattr(filenames, "__fspath__"):
            filenames = [filenames]
        read = []
        for name in filenames:
            file = open(name, encoding=encoding)
            # Its options would be anything.
            if is_unknown(file):
                return self._forget(file)
            with file:
                self.read_file(file, name)
            read.append(name)
        return read

    def _forget(self, unknown):
        self._unread = unknown
        return unknown

    def read_file(self, f, source=None):
        text = f if is_unknown(f) else "".join(f)
        if is_unknown(text):
            self._forget(text)
            return
        self.read_string(text, source or getattr(f, "name", "<???>"))

    def read_string(self, string, source="<string>"):
        section = None
        option = None
        indent = 0
        seen = set()
        values = {}
        for number, line in enumerate(string.splitlines(keepends=True), 1):
            text = line
            for prefix in self._inline:
                found = re.search(r"(^|\s)" + re.escape(prefix), text)
                if found:
                    text = text[: found.start()]
            if text.strip().startswith(self._comments):
                text = ""
            value = text.strip()
            if not value:
                if self._empty_lines and line.strip() == "" and option is not None and values.get((section, option)) is not None:
                    values[section, option].append("")
                elif not self._empty_lines:
                    indent = 10**9
                continue
            margin = len(text) - len(text.lstrip())
            if option is not None and section is not None and margin > indent:
                values[section, option].append(value)
                continue
            indent = margin
            header = re.match(r"\[(.+)\]", value)
            if header:
                section, option = header[1], None
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, source, number)
                elif section != self.default_section:
                    self._sections[section] = {}
                seen.add(section)
                continue
            if section is None:
                raise MissingSectionHeaderError(source, number, line)
            places = [(value.find(each), each) for each in self._delimiters if each in value]
            if not places and not self._allow_no_value:
                error = ParsingError(source)
                error.append(number, repr(line))
                raise error
            at, delimiter = min(places) if places else (len(value), "")
            option = self.optionxform(value[:at].rstrip())
            if self._strict and (section, option) in seen:
                raise DuplicateOptionError(section, option, source, number)
            seen.add((section, option))
            values[section, option] = [value[at + len(delimiter) :].strip()] if places else None
        for (section, option), lines in values.items():
            text = None if lines is None else "\n".join(lines).rstrip()
            (self._defaults if section == self.default_section else self._sections[section])[option] = text

    def read_dict(self, dictionary, source="<dict>"):
        for section, options in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self.add_section(str(section))
            for key, value in options.items():
                self.set(section, self.optionxform(str(key)), None if value is None else str(value))

    def _all(self, section):
        if section == self.default_section:
            return dict(self._defaults)
        if section not in self._sections:
            raise NoSectionError(section)
        return {**self._sections[section], **{k: v for k, v in self._defaults.items() if k not in self._sections[section]}}

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        if hasattr(self, "_unread"):
            return self._unread
        try:
            values = self._all(section)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        values = {**values, **{self.optionxform(k): str(v) for k, v in (vars or {}).items()}}
        name = self.optionxform(option)
        if name not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[name]
        return value if raw or value is None else self._interpolation.before_get(self, section, name, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            value = self.get(section, option, raw=raw, vars=vars)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return conv(value)

    def getint(self, section, option, **kwargs):
        return self._get_conv(section, option, int, **kwargs)

    def getfloat(self, section, option, **kwargs):
        return self._get_conv(section, option, float, **kwargs)

    def getboolean(self, section, option, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, **kwargs)

    def _convert_to_boolean(self, value):
        if is_unknown(value):
            return value
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return [(name, self[name]) for name in self]
        values = {**self._all(section), **{self.optionxform(k): v for k, v in (vars or {}).items()}}
        return [(name, self.get(section, name, raw=raw, vars=vars)) for name in values]

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        return section in self._sections and self.optionxform(option) in self._all(section)

    def set(self, section, option, value=None):
        if value:
            self._check(value)
            self._before_set(value)
        if not section or section == self.default_section:
            self._defaults[self.optionxform(option)] = value
            return
        if section not in self._sections:
            raise NoSectionError(section)
        self._sections[section][self.optionxform(option)] = value

    def _check(self, value):
        pass

    def _before_set(self, value):
        pass

    def remove_option(self, section, option):
        values = self._defaults if section == self.default_section else self._sections.get(section)
        if values is None:
            raise NoSectionError(section)
        return values.pop(self.optionxform(option), _UNSET) is not _UNSET

    def remove_section(self, section):
        return self._sections.pop(section, _UNSET) is not _UNSET

    def write(self, fp, space_around_delimiters=True):
        sign = " = " if space_around_delimiters else "="
        parts = [(self.default_section, self._defaults)] if self._defaults else []
        for name, values in parts + list(self._sections.items()):
            fp.write(f"[{name}]\n")
            for key, value in values.items():
                text = "" if value is None else sign + str(value).replace("\n", "\n\t")
                fp.write(f"{key}{text}\n")
            fp.write("\n")

    def __getitem__(self, key):
        if hasattr(self, "_unread"):
            return self._unread
        if key != self.default_section and key not in self._sections:
            raise KeyError(key)
        return SectionProxy(self, key)

    def __setitem__(self, key, value):
        if key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.remove_section(key):
            raise KeyError(key)

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        return iter([self.default_section, *self._sections])


class ConfigParser(RawConfigParser):
    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def _check(self, value):
        if not is_unknown(value) and not isinstance(value, str):
            raise TypeError("option values must be strings")

    def set(self, section, option, value=None):
        if value is not None:
            self._check(value)
        super().set(section, option, value)


SafeConfigParser = ConfigParser

__getattr__ = unmodelled(__name__, "ConverterMapping")
