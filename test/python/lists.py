"""list: construction, slices, methods, comparison, sorting, and what goes wrong."""


class L(list):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def after(items, change):
    """The list as `change` leaves it, and what `change` returned."""
    result = change(items)
    return items, result


def delete(items, key):
    del items[key]
    return items


def assign(items, key, value):
    items[key] = value
    return items


check("list()", list())
check('list("abc")', list("abc"))
check("list(range(5))", list(range(5)))
check('list({"a": 1, "b": 2})', list({"a": 1, "b": 2}))
check("list(x * x for x in range(4))", list(x * x for x in range(4)))
check("list([1, 2]) == [1, 2]", list([1, 2]) == [1, 2])
check_raises("list(None)", lambda: list(None))
check_raises("list(1, 2)", lambda: list(1, 2))
check("[1, 2, 3][0]", [1, 2, 3][0])
check("[1, 2, 3][-1]", [1, 2, 3][-1])
check("[1, 2, 3][True]", [1, 2, 3][True])
check("[1, 2, 3][Index(1)]", [1, 2, 3][Index(1)])
check_raises("[1, 2, 3][3]", lambda: [1, 2, 3][3])
check_raises("[1, 2, 3][-4]", lambda: [1, 2, 3][-4])
check_raises('[1, 2, 3]["a"]', lambda: [1, 2, 3]["a"])
check_raises("[1, 2, 3][1.0]", lambda: [1, 2, 3][1.0])
check_raises("[1, 2, 3][None]", lambda: [1, 2, 3][None])
check_raises("[1, 2, 3][10**30]", lambda: [1, 2, 3][10**30])
check("[0, 1, 2, 3, 4, 5][1:4]", [0, 1, 2, 3, 4, 5][1:4])
check("[0, 1, 2, 3, 4, 5][:]", [0, 1, 2, 3, 4, 5][:])
check("[0, 1, 2, 3, 4, 5][::2]", [0, 1, 2, 3, 4, 5][::2])
check("[0, 1, 2, 3, 4, 5][::-1]", [0, 1, 2, 3, 4, 5][::-1])
check("[0, 1, 2, 3, 4, 5][4:1:-1]", [0, 1, 2, 3, 4, 5][4:1:-1])
check("[0, 1, 2, 3, 4, 5][-2:]", [0, 1, 2, 3, 4, 5][-2:])
check("[0, 1, 2, 3, 4, 5][-100:100]", [0, 1, 2, 3, 4, 5][-100:100])
check("[0, 1, 2, 3, 4, 5][3:1]", [0, 1, 2, 3, 4, 5][3:1])
check("[0, 1, 2, 3, 4, 5][5:0:-2]", [0, 1, 2, 3, 4, 5][5:0:-2])
check("[0, 1, 2, 3, 4, 5][Index(1):Index(3)]", [0, 1, 2, 3, 4, 5][Index(1):Index(3)])
check_raises("[0, 1, 2][::0]", lambda: [0, 1, 2][::0])
check_raises('[0, 1, 2]["a":]', lambda: [0, 1, 2]["a":])
check("[0, 1, 2][10**30:]", [0, 1, 2][10**30:])
check("[0, 1, 2][: -(10**30) : -1]", [0, 1, 2][: -(10**30) : -1])
check('assign([1, 2, 3], 1, "x")', assign([1, 2, 3], 1, "x"))
check('assign([1, 2, 3], -1, "x")', assign([1, 2, 3], -1, "x"))
check_raises('assign([1, 2, 3], 3, "x")', lambda: assign([1, 2, 3], 3, "x"))
check('assign([1, 2, 3], slice(1, 2), "xyz")', assign([1, 2, 3], slice(1, 2), "xyz"))
check("assign([1, 2, 3], slice(0, 0), [9, 8])", assign([1, 2, 3], slice(0, 0), [9, 8]))
check("assign([1, 2, 3], slice(None), [])", assign([1, 2, 3], slice(None), []))
check("assign([1, 2, 3, 4], slice(None, None, 2), [9, 8])", assign([1, 2, 3, 4], slice(None, None, 2), [9, 8]))
check("assign([1, 2, 3, 4], slice(None, None, -1), [9, 8, 7, 6])", assign([1, 2, 3, 4], slice(None, None, -1), [9, 8, 7, 6]))
check_raises("assign([1, 2, 3, 4], slice(None, None, 2), [9])", lambda: assign([1, 2, 3, 4], slice(None, None, 2), [9]))
check_raises("assign([1, 2, 3, 4], slice(1, 3), 5)", lambda: assign([1, 2, 3, 4], slice(1, 3), 5))
check_raises("assign([1, 2, 3, 4], slice(None, None, 2), 5)", lambda: assign([1, 2, 3, 4], slice(None, None, 2), 5))
check('assign([1, 2, 3, 4], slice(3, 1), ["x"])', assign([1, 2, 3, 4], slice(3, 1), ["x"]))
check("delete([1, 2, 3], 0)", delete([1, 2, 3], 0))
check("delete([1, 2, 3], -1)", delete([1, 2, 3], -1))
check("delete([1, 2, 3], slice(1, None))", delete([1, 2, 3], slice(1, None)))
check("delete([1, 2, 3, 4, 5], slice(None, None, 2))", delete([1, 2, 3, 4, 5], slice(None, None, 2)))
check("delete([1, 2, 3, 4, 5], slice(None, None, -2))", delete([1, 2, 3, 4, 5], slice(None, None, -2)))
check_raises("delete([1, 2, 3], 5)", lambda: delete([1, 2, 3], 5))
check_raises('delete([1, 2, 3], "a")', lambda: delete([1, 2, 3], "a"))
check("[1] + [2, 3]", [1] + [2, 3])
check_raises("[1] + (2,)", lambda: [1] + (2,))
check("[1] * 3", [1] * 3)
check("3 * [1, 2]", 3 * [1, 2])
check("[1] * 0", [1] * 0)
check("[1] * -1", [1] * -1)
check("[1] * True", [1] * True)
check_raises("[1] * 2.0", lambda: [1] * 2.0)
check_raises('[1] * "a"', lambda: [1] * "a")
check_raises("[1] * None", lambda: [1] * None)
check("L([1]) + [2]", L([1]) + [2])
check("type(L([1]) + [2])", type(L([1]) + [2]))
check("type(L([1]) * 2)", type(L([1]) * 2))
check("type(L([1, 2])[:1])", type(L([1, 2])[:1]))
check("L([1, 2])", L([1, 2]))
check("after([1], lambda x: x.append([2]))", after([1], lambda x: x.append([2])))
check('after([1], lambda x: x.extend("ab"))', after([1], lambda x: x.extend("ab")))
check("after([1], lambda x: x.extend(x))", after([1], lambda x: x.extend(x)))
check_raises("after([1], lambda x: x.extend(5))", lambda: after([1], lambda x: x.extend(5)))
check("after([1, 2], lambda x: x.insert(0, 0))", after([1, 2], lambda x: x.insert(0, 0)))
check("after([1, 2], lambda x: x.insert(-1, 0))", after([1, 2], lambda x: x.insert(-1, 0)))
check("after([1, 2], lambda x: x.insert(99, 0))", after([1, 2], lambda x: x.insert(99, 0)))
check("after([1, 2], lambda x: x.insert(-99, 0))", after([1, 2], lambda x: x.insert(-99, 0)))
check("after([1, 2, 3], lambda x: x.pop())", after([1, 2, 3], lambda x: x.pop()))
check("after([1, 2, 3], lambda x: x.pop(0))", after([1, 2, 3], lambda x: x.pop(0)))
check("after([1, 2, 3], lambda x: x.pop(-2))", after([1, 2, 3], lambda x: x.pop(-2)))
check_raises("after([1, 2, 3], lambda x: x.pop(3))", lambda: after([1, 2, 3], lambda x: x.pop(3)))
check_raises("after([], lambda x: x.pop())", lambda: after([], lambda x: x.pop()))
check("after([1, 2, 1], lambda x: x.remove(1))", after([1, 2, 1], lambda x: x.remove(1)))
check_raises("after([1, 2, 1], lambda x: x.remove(3))", lambda: after([1, 2, 1], lambda x: x.remove(3)))
check("after([1, 2, 3], lambda x: x.reverse())", after([1, 2, 3], lambda x: x.reverse()))
check("after([1, 2, 3], lambda x: x.clear())", after([1, 2, 3], lambda x: x.clear()))
check("after([3, 1, 2], lambda x: x.sort())", after([3, 1, 2], lambda x: x.sort()))
check("after([3, 1, 2], lambda x: x.sort(reverse=True))", after([3, 1, 2], lambda x: x.sort(reverse=True)))
check('after(["bb", "a", "ccc"], lambda x: x.sort(key=len))', after(["bb", "a", "ccc"], lambda x: x.sort(key=len)))
check('after(["bb", "a", "ccc"], lambda x: x.sort(key=len, reverse=True))', after(["bb", "a", "ccc"], lambda x: x.sort(key=len, reverse=True)))
check_raises('after([1, "a"], lambda x: x.sort())', lambda: after([1, "a"], lambda x: x.sort()))
check_raises("after([3, 1], lambda x: x.sort(None))", lambda: after([3, 1], lambda x: x.sort(None)))
check("[1, 2, 1].index(1)", [1, 2, 1].index(1))
check("[1, 2, 1].index(1, 1)", [1, 2, 1].index(1, 1))
check_raises("[1, 2, 1].index(1, 1, 2)", lambda: [1, 2, 1].index(1, 1, 2))
check("[1, 2, 1].index(1, -1)", [1, 2, 1].index(1, -1))
check_raises("[1, 2].index(3)", lambda: [1, 2].index(3))
check_raises('["a"].index("b")', lambda: ["a"].index("b"))
check("[1, 1.0, True, 2].count(1)", [1, 1.0, True, 2].count(1))
check('[float("nan")].count(float("nan"))', [float("nan")].count(float("nan")))
check("[[1]].copy()", [[1]].copy())
check("[1, 2] == [1, 2]", [1, 2] == [1, 2])
check("[1, 2] == (1, 2)", [1, 2] == (1, 2))
check("[1, 2] == [1, 2.0]", [1, 2] == [1, 2.0])
check("[1, 2] != [1, 3]", [1, 2] != [1, 3])
check("[1, 2] < [1, 3]", [1, 2] < [1, 3])
check("[1, 2] < [1, 2, 0]", [1, 2] < [1, 2, 0])
check("[1, 2] <= [1, 2]", [1, 2] <= [1, 2])
check("[2] > [1, 9]", [2] > [1, 9])
check("[] >= []", [] >= [])
check_raises("[1] < (1,)", lambda: [1] < (1,))
check_raises('[1, "a"] < [1, 2]', lambda: [1, "a"] < [1, 2])
check('[1, "a"] == [1, 2]', [1, "a"] == [1, 2])
check("[[1], [2]] < [[1], [3]]", [[1], [2]] < [[1], [3]])
check("1 in [1, 2]", 1 in [1, 2])
check('"1" in [1, 2]', "1" in [1, 2])
check("1.0 in [1, 2]", 1.0 in [1, 2])
check("True in [1, 2]", True in [1, 2])
check("[1] in [[1]]", [1] in [[1]])
check('None in [0, False, ""]', None in [0, False, ""])
check("len([1, [2, 3]])", len([1, [2, 3]]))
check("(bool([]), bool([0]))", (bool([]), bool([0])))
check('repr([1, "a", None, 1.5, [2]])', repr([1, "a", None, 1.5, [2]]))
check('str([1, "a\'b"])', str([1, "a'b"]))
check('f"{[1, 2]}"', f"{[1, 2]}")
check("sorted([3, 1, 2])", sorted([3, 1, 2]))
check('sorted("hello")', sorted("hello"))
check('sorted({"b": 1, "a": 2})', sorted({"b": 1, "a": 2}))
check("sorted([3, 1, 2], reverse=True)", sorted([3, 1, 2], reverse=True))
check('sorted([(1, "b"), (1, "a"), (0, "c")])', sorted([(1, "b"), (1, "a"), (0, "c")]))
check('sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda p: p[0])', sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda p: p[0]))
check('sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda p: p[0], reverse=True)', sorted([(1, "b"), (1, "a"), (0, "c")], key=lambda p: p[0], reverse=True))
check("sorted([1.5, 1, True, 0.5])", sorted([1.5, 1, True, 0.5]))
check('sorted(["Z", "a", "é", "𝄞", "ﬁ"])', sorted(["Z", "a", "é", "𝄞", "ﬁ"]))
check_raises('sorted([3, "a"])', lambda: sorted([3, "a"]))
check_raises("sorted([None, 1])", lambda: sorted([None, 1]))
check("sorted([{1}, {1, 2}, set()])", sorted([{1}, {1, 2}, set()]))
check('sorted([2, float("nan"), 1])', sorted([2, float("nan"), 1]))
check("sorted([10**20, 5, -(10**20), 2.5])", sorted([10**20, 5, -(10**20), 2.5]))
check("sorted(range(100), key=lambda n: (n * 37) % 101)", sorted(range(100), key=lambda n: (n * 37) % 101))
check("sorted([[3, 1], [1, 2]], key=min)", sorted([[3, 1], [1, 2]], key=min))
check("sorted([1, 2, 3], key=lambda n: -n)", sorted([1, 2, 3], key=lambda n: -n))
check("list(reversed([1, 2, 3]))", list(reversed([1, 2, 3])))
check_raises("hash([1])", lambda: hash([1]))
check("isinstance(L(), list)", isinstance(L(), list))
check("[].__class__.__name__", [].__class__.__name__)
check("list.__name__", list.__name__)
check("[1, 2, 3].__len__()", [1, 2, 3].__len__())
check("[1, 2].__contains__(2)", [1, 2].__contains__(2))
check("[1, 2].__getitem__(slice(1))", [1, 2].__getitem__(slice(1)))
check("[1].__add__([2])", [1].__add__([2]))
check("[1].__eq__(5)", [1].__eq__(5))
check("list[int]", list[int])
check("list[int]((1, 2))", list[int]((1, 2)))
check('[*range(3), *"ab"]', [*range(3), *"ab"])
check("[x for x in range(10) if x % 2]", [x for x in range(10) if x % 2])
check("[[y for y in range(x)] for x in range(4)]", [[y for y in range(x)] for x in range(4)])

nested = [1]
nested.append(nested)
check("nested", nested)
check("[nested]", [nested])

grown = [1]
alias = grown
grown += [2]
check("alias", alias)
grown += "ab"
check("alias #2", alias)
grown *= 2
check("(alias is grown, alias)", (alias is grown, alias))
check_raises("grown.__iadd__(5)", lambda: grown.__iadd__(5))

first, *middle, last = [1, 2, 3, 4]
check("(first, middle, last)", (first, middle, last))


def touch():
    items = [3, 2, 1]
    items.sort(key=lambda n: items.append(n) or n)


check_raises("touch()", lambda: touch())


class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
        self.name = "stack"

    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, index):
        return ("got", super().__getitem__(index))


check("Stack(1, 2).push(3)", Stack(1, 2).push(3))
check("Stack(1, 2)[0]", Stack(1, 2)[0])
check("Stack(1, 2).name", Stack(1, 2).name)
check("[x for x in Stack(1, 2)]", [x for x in Stack(1, 2)])
check("Stack(1, 2) == [1, 2]", Stack(1, 2) == [1, 2])
check("vars(Stack())", vars(Stack()))

loop = [1, 2, 3]
seen = []
for item in loop:
    seen.append(item)
    if item == 1:
        loop.append(4)
    if item == 2:
        loop.remove(3)
check("seen", seen)
