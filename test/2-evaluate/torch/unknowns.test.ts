/** What is not known stays unknown: values are dropped rather than wrong, shapes stay right. */
import { describe, expect, test } from "vitest";
import { type Answer, answering } from "./answers.js";

const answerTo = answering();
/** `u` is a value that numel does not know. */
const given = (line: string): Answer =>
  answerTo(`import missing_module ;; u = missing_module.u ;; ${line}`);
const isUnknown = { unknown: expect.any(String) as string };
const tensor = (shape: number[], values: unknown = null) =>
  expect.objectContaining({ shape, values }) as unknown;

describe("an unknown argument", () => {
  test.each([
    "torch.zeros(u)",
    "torch.zeros(2, u)",
    "torch.zeros((2, u))",
    "torch.empty([u])",
    "torch.full((2,), 3, dtype=u)",
    "torch.arange(u)",
    "torch.linspace(0, u, 4)",
    "torch.tensor(u)",
    "torch.tensor([1, u])",
    "torch.ones(2).view(u)",
    "torch.ones(2).sum(u)",
    "torch.ones(2)[u]",
    "torch.ones(2)[0, u]",
    "torch.ones(2) + u",
    "u + torch.ones(2)",
    "torch.cat([torch.ones(2), u])",
    "torch.ones(2).repeat(1, u)",
    "nn.Parameter(u)",
    "nn.Parameter(torch.zeros(u))",
    "torch.zeros(u).shape",
    "torch.zeros(u).shape[0]",
    "torch.where(u, 1, 2)",
    "torch.stack([torch.ones(1) for i in range(2)] + [u])",
    "torch.ones(2).size(u)",
  ])("%s is unknown", (line) => {
    expect(given(line)).toEqual(isUnknown);
  });
});

describe("changes by something unknown", () => {
  test.each([
    "x.fill_(u) ;; x",
    "x.add_(u) ;; x",
    "x += u ;; x",
    "x *= u ;; x",
    "x.copy_(u) ;; x",
    "x[0] = u ;; x",
    "x[u] = 1 ;; x",
    "x.clamp_(u) ;; x",
    "x.masked_fill_(u, 1) ;; x",
    "x.normal_() ;; x",
    "x.normal_(u) ;; x",
    "x.scatter_(0, torch.tensor([0]), 5.0) ;; x",
    "x.map_(x, len) ;; x",
    "y = x[:2] ;; y.fill_(u) ;; x",
    "y = x.view(2, 2) ;; y[0].normal_() ;; x",
    "x.view(torch.int32) ;; x",
  ])("%s: the shape stays, the values go", (line) => {
    expect(given(`x = torch.ones(4) ;; ${line}`)).toEqual(tensor([4]));
  });

  test("a write to a copy leaves the original", () => {
    expect(
      given("x = torch.ones(2) ;; y = x.clone() ;; y.fill_(u) ;; x"),
    ).toEqual(tensor([2], [1, 1]));
  });

  test("data that is not known takes the shape with it", () => {
    const line = "p = nn.Parameter(torch.ones(2)) ;; p.data = u ;; p.shape";
    expect(given(line)).toEqual(isUnknown);
  });
});

describe("values that are not known", () => {
  test.each([
    "torch.rand(()).item()",
    "torch.rand(1).item() > 0.5",
    "torch.rand(3).sum().item()",
    "torch.nonzero(torch.rand(3))",
    "torch.rand(3)[torch.rand(3) > 0.5]",
    "torch.unique(torch.rand(3))",
    "torch.masked_select(torch.rand(3), torch.rand(3) > 0)",
    "torch.equal(torch.rand(3), torch.rand(3))",
    "torch.rand(3).tolist()[0]",
    "f'{torch.rand(3).tolist()[0] + 1}' if False else torch.rand(1).item()",
    "(torch.log(torch.tensor(7.389056)) - 1).item()",
    "torch.log(torch.tensor(2.7182818)).int().item()",
    "(torch.exp(torch.tensor(1.0)) > 2.7182817).item()",
    "torch.round(torch.exp(torch.tensor(1.0)) * 1e7).item()",
    "(torch.log(torch.tensor(3.0)) * 1e6 - 1098612.3).item()",
    "(torch.log(torch.tensor([2.0, 2.0])) - 0.6931472).argmax().item()",
    "torch.floor(torch.log(torch.tensor([8.0])) / math.log(2)).item()",
    "(torch.exp(torch.tensor(1.0)) // 2.7182817).item()",
  ])("%s is unknown", (line) => {
    expect(given(line)).toEqual(isUnknown);
  });

  test.each<[string, string]>([
    ["len(torch.rand(3).tolist())", "3"],
    ["[len(row) for row in torch.rand(2, 3).tolist()]", "[3, 3]"],
    ["torch.rand(3).shape[0]", "3"],
    ["torch.equal(torch.rand(3), torch.rand(4))", "False"],
    ["(torch.exp(torch.tensor(1.0)) > 2.7).item()", "True"],
    ["torch.round(torch.exp(torch.tensor(1.0))).int().item()", "3"],
    ["(torch.exp(torch.tensor(5.0)) // 10).int().item()", "14"],
    ["torch.exp(torch.tensor([1.0, 2.0])).argmax().item()", "1"],
    [
      "torch.allclose(torch.exp(torch.tensor(1.0)), torch.tensor(2.71828))",
      "True",
    ],
    [
      "[round(x) for x in (torch.exp(torch.tensor([1.2, 5.7])) * 3).tolist()]",
      "[10, 897]",
    ],
    ["torch.exp(torch.tensor([1.2, 5.7])).sum().round().int().item()", "302"],
    [
      "torch.exp(torch.tensor([1.2, 5.7])).cumsum(0).long().tolist()",
      "[3, 302]",
    ],
  ])("%s is %s", (line, text) => {
    expect(given(line)).toEqual({ repr: text });
  });
});

describe("what is not modelled", () => {
  test.each([
    "torch.zeros(2).stft(4)",
    "torch.zeros(2).untyped_storage()",
    "torch.zeros(2).data_ptr()",
    "torch.zeros(2).to_sparse()",
    "torch.stft(torch.zeros(2), 4)",
    "class T(torch.Tensor): __torch_function__ = classmethod(lambda *a: None) ;; torch.ones(2).as_subclass(T) + 1",
  ])("%s is unknown", (line) => {
    expect(given(line)).toEqual(isUnknown);
  });
});

describe("modules", () => {
  test.each<[string, string]>([
    ["m.x = u ;; list(m._numel_unknowns)", "['x']"],
    ["m.x = u ;; m.x = 3 ;; list(m._numel_unknowns)", "[]"],
    ["m.x = u ;; del m.x ;; list(m._numel_unknowns)", "[]"],
    [
      "m.x = u ;; m.x = nn.Identity() ;; (list(m._numel_unknowns), list(m._modules))",
      "([], ['x'])",
    ],
    ["exec('m.x = u') ;; list(m._numel_unknowns)", "['x']"],
    ["l = nn.Linear(2, u) ;; hasattr(l, '_numel_unknowns')", "False"],
    [
      "m.x = nn.Identity() ;; m.x = u ;; (list(m._modules), hasattr(m, '_numel_unknowns'))",
      "(['x'], False)",
    ],
  ])("%s gives %s", (line, text) => {
    expect(given(`m = nn.Module() ;; ${line}`)).toEqual({ repr: text });
  });
});
