"""optparse: defaults and lists of arguments."""
from optparse import OptionGroup, OptionParser, Values, make_option


def make():
    parser = OptionParser(usage="x")
    parser.add_option("-e", "--epochs", dest="epochs", default=5, type="int", help="n")
    parser.add_option("-b", "--batch-size", default="10", type=int)
    parser.add_option("-l", "--lr", type="float", default=0.1)
    parser.add_option("-g", "--gpu", action="store_true", dest="gpu", default=False)
    parser.add_option("-c", "--load", default=False)
    parser.add_option("-s", "--scale", type="choice", choices=["a", "b"])
    parser.add_option("-v", action="count", dest="verbose")
    parser.add_option("--tag", action="append")
    parser.add_option("--pair", nargs=2, type="int")
    return parser


options, args = make().parse_args([])
check("defaults", [options.epochs, options.batch_size, options.lr, options.gpu, options.load, options.scale, options.verbose, args])
options, args = make().parse_args("-e 7 --lr=0.5 -gvv --tag x --tag y --pair 1 2 rest --batch 3 -sb more".split())
check("given", [options.__dict__, args])
check("bundled", [make().parse_args(["-e9"])[0].epochs, make().parse_args(["-vg"])[0].gpu])
check("after dashes", make().parse_args(["--", "-e", "3"])[1])
check_raises("unknown option", lambda: make().parse_args(["--nope"]))
check_raises("bad value", lambda: make().parse_args(["-e", "x"]))
check_raises("bad choice", lambda: make().parse_args(["-s", "c"]))
check_raises("no value", lambda: make().parse_args(["-e"]))
check_raises("help", lambda: make().parse_args(["--help"]))
parser = OptionParser(option_list=[make_option("-x", type="int", default=1)])
group = OptionGroup(parser, "more")
group.add_option("--y", default="z")
parser.add_option_group(group)
parser.set_defaults(x=4)
check("groups", parser.parse_args([])[0].__dict__)
check("values", [Values({"a": 1}).a, str(Values({"a": 1})), Values({"a": 1}) == Values({"a": 1})])
