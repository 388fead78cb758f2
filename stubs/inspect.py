"""inspect: signatures, members, sources and frames (https://docs.python.org/3.11/library/inspect.html)."""
import sys
import types
from _inspection import currentframe, is_builtin, line_of, parameters_of, source_of
from _stdlib import is_unknown, unmodelled

_numel_answers_unknown = True

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512


# Kinds of objects


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType) and not isbuiltin(object)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return is_builtin(object) if not isinstance(object, types.MethodType) else is_builtin(object.__func__)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def _has_flag(object, flag):
    while True:
        if ismethod(object):
            object = object.__func__
        elif hasattr(object, "func") and type(object).__name__ == "partial":
            object = object.func
        else:
            break
    return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(object):
    return _has_flag(object, CO_GENERATOR)


def iscoroutinefunction(object):
    return _has_flag(object, CO_COROUTINE)


def isasyncgenfunction(object):
    return _has_flag(object, CO_ASYNC_GENERATOR)


# Members


def getmembers(object, predicate=None):
    members = []
    for name in sorted(set(dir(object))):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is not None:
            # What cannot be read may well be what is looked for.
            answer = predicate(value)
            if not is_unknown(answer) and not answer:
                continue
        members.append((name, value))
    return members


def getmembers_static(object, predicate=None):
    members = []
    for name in sorted(set(dir(object))):
        value = getattr_static(object, name, None)
        if predicate is None or predicate(value):
            members.append((name, value))
    return members


_missing = type("_missing", (), {})


def getattr_static(obj, attr, default=_missing):
    if not isclass(obj):
        own = getattr(obj, "__dict__", {})
        if attr in own:
            return own[attr]
    for base in (obj if isclass(obj) else type(obj)).__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is _missing:
        raise AttributeError(attr)
    return default


def getmro(cls):
    return cls.__mro__


def getclasstree(classes, unique=False):
    children = {}
    roots = []
    for each in classes:
        if each.__bases__:
            for parent in each.__bases__:
                siblings = children.setdefault(parent, [])
                if each not in siblings:
                    siblings.append(each)
                if unique and parent in classes:
                    break
        elif each not in roots:
            roots.append(each)
    roots += [parent for parent in children if parent not in classes]

    def walk(level, parent):
        result = []
        for each in sorted(level, key=lambda c: (c.__module__, c.__name__)):
            result.append((each, each.__bases__))
            if each in children:
                result.append(walk(children[each], each))
        return result

    return walk(roots, None)


def unwrap(func, *, stop=None):
    seen = [func]
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if any(func is each for each in seen):
            raise ValueError(f"wrapper loop when unwrapping {seen[0]!r}")
        seen.append(func)
    return func


# Texts


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()), default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _inherited_doc(object):
    if isclass(object):
        bases, name = object.__mro__[1:], None
    elif ismethod(object):
        owner = object.__self__
        bases, name = (owner if isclass(owner) else type(owner)).__mro__, object.__name__
    else:
        return None
    for base in bases:
        if base is type(base).__mro__[-1]:
            continue
        found = base if name is None else base.__dict__.get(name)
        doc = getattr(found, "__doc__", None)
        if doc is not None and base is not types.FunctionType and base.__module__ != "builtins":
            return doc
    return None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getcomments(object):
    return None


def indentsize(line):
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _plain(object):
    object = object.__func__ if ismethod(object) else object
    return unwrap(object)


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if isframe(object):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got " + type(object).__name__
    )


getsourcefile = getabsfile = getfile


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    if name is None and isframe(object):
        name = object.f_globals.get("__name__")
    return sys.modules.get(name)


def _source(object):
    object = _plain(object)
    getfile(object)
    return source_of(object)


def getsource(object):
    return _source(object)[0]


def getsourcelines(object):
    text, line = _source(object)
    return text.splitlines(keepends=True), line


def findsource(object):
    text, line = _source(object)
    return source_of(getmodule(object))[0].splitlines(keepends=True), max(0, line - 1)


# Signatures


class _empty:
    """Marks what is not there."""


class _ParameterKind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _descriptions = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")

    @property
    def name(self):
        return self._names[self]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return self._descriptions[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_KINDS = tuple(_ParameterKind(i) for i in range(5))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in _KINDS:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        self._has_default = is_unknown(default) or default is not _empty
        if self._has_default and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._default, self._annotation = name, default, annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, **changes):
        unexpected = changes.keys() - {"name", "kind", "annotation", "default"}
        if unexpected:
            raise TypeError(f"Parameter.replace() got an unexpected keyword argument {min(unexpected)!r}")
        return type(self)(
            changes.get("name", self._name),
            changes.get("kind", self._kind),
            default=changes.get("default", self._default),
            annotation=changes.get("annotation", self._annotation),
        )

    def __str__(self):
        text = self._name
        has_annotation = is_unknown(self._annotation) or self._annotation is not _empty
        if has_annotation:
            text += ": " + formatannotation(self._annotation)
        if self._has_default:
            text += (" = " if has_annotation else "=") + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == (
            other._name, other._kind, other._default, other._annotation,
        )

    def __hash__(self):
        return hash((self._name, int(self._kind)))


class BoundArguments:
    def __init__(self, signature, arguments):
        self._signature = signature
        self.arguments = arguments

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                by_name = True
            elif name not in self.arguments:
                by_name = True
                continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif parameter._has_default:
                arguments[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                arguments[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self._signature == other._signature and self.arguments == other.arguments

    def __repr__(self):
        inside = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"<{type(self).__name__} ({inside})>"


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = {}
        kind = _POSITIONAL_ONLY
        has_default = False
        for parameter in parameters or ():
            if __validate_parameters__:
                if parameter.kind < kind:
                    raise ValueError(
                        f"wrong parameter order: {kind.description} parameter before {parameter.kind.description} parameter"
                    )
                if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if has_default and not parameter._has_default:
                        raise ValueError("non-default argument follows default argument")
                    has_default = has_default or parameter._has_default
                kind = parameter.kind
                if parameter.name in found:
                    raise ValueError(f"duplicate parameter name: {parameter.name!r}")
            found[parameter.name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped, cls)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, **changes):
        unexpected = changes.keys() - {"parameters", "return_annotation"}
        if unexpected:
            raise TypeError(f"Signature.replace() got an unexpected keyword argument {min(unexpected)!r}")
        return type(self)(
            changes.get("parameters", self._parameters.values()),
            return_annotation=changes.get("return_annotation", self._return_annotation),
        )

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, is_partial):
        arguments = {}
        rest = list(args)
        kwargs = dict(kwargs)
        catch_all = None
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == _VAR_POSITIONAL:
                if rest:
                    arguments[name] = tuple(rest)
                    rest = []
            elif kind == _VAR_KEYWORD:
                catch_all = name
            elif kind == _KEYWORD_ONLY:
                if name in kwargs:
                    arguments[name] = kwargs.pop(name)
                elif not is_partial and not parameter._has_default:
                    raise TypeError(f"missing a required argument: {name!r}")
            elif rest:
                if kind == _POSITIONAL_OR_KEYWORD and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = rest.pop(0)
            elif kind == _POSITIONAL_OR_KEYWORD and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif kind == _POSITIONAL_ONLY and name in kwargs and not any(
                each.kind == _VAR_KEYWORD for each in self._parameters.values()
            ):
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
            elif not is_partial and not parameter._has_default:
                raise TypeError(f"missing a required argument: {name!r}")
        if rest:
            raise TypeError("too many positional arguments")
        if kwargs:
            if catch_all is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[catch_all] = kwargs
        ordered = {name: arguments[name] for name in self._parameters if name in arguments}
        return BoundArguments(self, ordered)

    def __str__(self):
        texts = []
        needs_slash = False
        needs_star = True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                needs_slash = True
            elif needs_slash:
                texts.append("/")
                needs_slash = False
            if kind == _VAR_POSITIONAL:
                needs_star = False
            elif kind == _KEYWORD_ONLY and needs_star:
                texts.append("*")
                needs_star = False
            texts.append(str(parameter))
        if needs_slash:
            texts.append("/")
        text = f"({', '.join(texts)})"
        if is_unknown(self._return_annotation) or self._return_annotation is not _empty:
            text += " -> " + formatannotation(self._return_annotation)
        return text

    def __repr__(self):
        return f"<{type(self).__name__} {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            list(self._parameters.values()) == list(other._parameters.values())
            and self._return_annotation == other._return_annotation
        )

    def __hash__(self):
        return hash(tuple(self._parameters))


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped)


def _of_function(function, cls):
    annotations = getattr(function, "__annotations__", {}) if isfunction(function) else {}
    parameters = [
        Parameter(
            name, _KINDS[kind], default=default[0] if default else _empty, annotation=annotations.get(name, _empty)
        )
        for name, kind, default in parameters_of(function)
    ]
    return cls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False)


def _without_first(signature):
    """A method's signature once it is bound."""
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _VAR_POSITIONAL:
        parameters = parameters[1:]
    return signature.replace(parameters=parameters)


def _of_partial(partial, signature):
    """What is left to give when some arguments are: one given by name makes it and what follows keyword-only."""
    try:
        bound = signature.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters = []
    by_name = False
    for name, parameter in signature.parameters.items():
        if name in bound.arguments and name in partial.keywords and parameter.kind in (_POSITIONAL_OR_KEYWORD, _KEYWORD_ONLY):
            by_name = by_name or parameter.kind == _POSITIONAL_OR_KEYWORD
            parameters.append(Parameter(name, _KEYWORD_ONLY, default=partial.keywords[name], annotation=parameter.annotation))
            continue
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            if name in bound.arguments:
                continue
            if by_name and parameter.kind == _POSITIONAL_OR_KEYWORD:
                parameter = Parameter(name, _KEYWORD_ONLY, default=parameter.default, annotation=parameter.annotation)
        elif parameter.kind == _VAR_POSITIONAL and by_name:
            continue
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def _signature(obj, follow_wrapped, cls):
    if is_unknown(obj):
        return obj
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(_signature(obj.__func__, follow_wrapped, cls))
    if follow_wrapped and not isclass(obj):
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
        if isinstance(obj, types.MethodType):
            return _signature(obj, follow_wrapped, cls)
    given = getattr(obj, "__signature__", None)
    if isinstance(given, Signature):
        return given
    if isfunction(obj) or is_builtin(obj):
        return _of_function(obj, cls)
    if type(obj).__name__ == "partial" and hasattr(obj, "keywords"):
        return _of_partial(obj, _signature(obj.func, follow_wrapped, cls))
    if isclass(obj):
        return _of_class(obj, follow_wrapped, cls)
    call = getattr(type(obj), "__call__", None)
    if call is not None:
        return _without_first(_signature(call, follow_wrapped, cls))
    raise ValueError(f"no signature found for {obj!r}")


def _of_class(obj, follow_wrapped, cls):
    call = getattr_static(type(obj), "__call__", None)
    if isfunction(call):
        return _without_first(_signature(call, follow_wrapped, cls))
    for base in obj.__mro__:
        if base.__module__ == "builtins" and base.__name__ == "object":
            break
        for name in ("__new__", "__init__"):
            if name in base.__dict__:
                method = base.__dict__[name]
                method = getattr(method, "__func__", method)
                if not is_builtin(method):
                    return _without_first(_signature(method, follow_wrapped, cls))
    for base in obj.__mro__[:-1]:
        if is_builtin(base.__dict__.get("__new__")):
            raise ValueError(f"no signature found for builtin type {obj!r}")
    return cls([])


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isclass(obj):
        found = obj.__dict__.get("__annotations__", {})
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            if not callable(obj) and not ismodule(obj):
                raise TypeError(f"{obj!r} is not a module, class, or callable.")
            found = {}
    if not eval_str:
        return dict(found)
    if globals is None:
        globals = sys.modules[obj.__module__].__dict__ if isclass(obj) else unwrap(obj).__globals__
    return {name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}


from collections import namedtuple

FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
Attribute = namedtuple("Attribute", "name kind defining_class object")


def getfullargspec(func):
    if isinstance(func, types.MethodType):
        # The first argument is listed even where it is bound.
        found = _signature(func.__func__, False, Signature)
    elif callable(func):
        found = _signature(func, False, Signature)
        if isclass(func):
            method = func.__init__
            found = _signature(method, False, Signature) if isfunction(method) else found
    else:
        raise TypeError("unsupported callable")
    args, defaults, kwonly, annotations = [], [], [], {}
    if is_unknown(found.return_annotation) or found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    kwdefaults = {}
    varargs = varkw = None
    for name, parameter in found.parameters.items():
        if parameter.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter._has_default:
                defaults.append(parameter.default)
        elif parameter.kind == _VAR_POSITIONAL:
            varargs = name
        elif parameter.kind == _KEYWORD_ONLY:
            kwonly.append(name)
            if parameter._has_default:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if is_unknown(parameter.annotation) or parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = _signature(func, False, Signature).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


# Frames


Traceback = namedtuple("Traceback", "filename lineno function code_context index")
_FrameInfo = namedtuple("_FrameInfo", "frame filename lineno function code_context index")


class FrameInfo(_FrameInfo):
    positions = None


def getframeinfo(frame, context=1):
    lines, index = ([line_of(frame)], 0) if context > 0 else (None, None)
    return Traceback(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    infos = []
    while frame is not None:
        infos.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return infos


def getinnerframes(tb, context=1):
    return []


def getlineno(frame):
    return frame.f_lineno


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    return []


def getargvalues(frame):
    code = frame.f_code
    names = list(code.co_varnames[: code.co_argcount + code.co_kwonlyargcount])
    return ArgInfo(names, None, None, frame.f_locals)


__getattr__ = unmodelled(
    __name__,
    "BlockFinder ClassFoundException EndOfBlock _ClassFinder _signature_fromstr _void classify_class_attrs "
    "formatannotationrelativeto formatargvalues getargs getasyncgenlocals getasyncgenstate getblock getclosurevars "
    "getcoroutinelocals getcoroutinestate getgeneratorlocals getgeneratorstate walktree modulesbyfile",
)
