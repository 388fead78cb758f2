/** CSV: one line per layer, numbers that add up, nothing a spreadsheet would run. */
import { expect, test } from "vitest";
import { csv } from "../../src/5-report/csv.js";
import { build, linear } from "../4-count/build.js";
import { failed, gpt, lenet, partial } from "../4-count/models.js";
import { odd, say } from "./models.js";

test("LeNet", () => {
  expect(say(csv, lenet())).toBe(
    `
target,status,path,type,params,trainable,buffers,subtree,arithmetic,tied,call,file,line
fixtures/lenet.py::Net,exact,,lenet.Net,0,0,0,61706,,,Net(),,
fixtures/lenet.py::Net,exact,conv1,torch.nn.Conv2d,156,156,0,156,(5·5·1 + 1)·6,,"Conv2d(1, 6, 5)",fixtures/lenet.py,7
fixtures/lenet.py::Net,exact,conv2,torch.nn.Conv2d,2416,2416,0,2416,(5·5·6 + 1)·16,,"Conv2d(6, 16, 5)",fixtures/lenet.py,8
fixtures/lenet.py::Net,exact,fc1,torch.nn.Linear,48120,48120,0,48120,400·120 + 120,,"Linear(400, 120)",fixtures/lenet.py,9
fixtures/lenet.py::Net,exact,fc2,torch.nn.Linear,10164,10164,0,10164,120·84 + 84,,"Linear(120, 84)",fixtures/lenet.py,10
fixtures/lenet.py::Net,exact,fc3,torch.nn.Linear,850,850,0,850,84·10 + 10,,"Linear(84, 10)",fixtures/lenet.py,11
`.slice(1),
  );
});

test("the column params adds up to the total: 124,475,904", () => {
  const lines = say(csv, gpt()).trim().split("\n").slice(1);
  const params = lines.map((line) => BigInt(line.split(",")[4] ?? ""));
  expect(params.reduce((a, b) => a + b, 0n)).toBe(124_475_904n);
});

test("ties and shared modules have a column", () => {
  const text = say(csv, odd());
  expect(text).toContain(",100,100,0,100,100,weight = emb.weight,");
  expect(text).toContain(
    "odd.py::Net,exact,b,torch.nn.Sequential,0,0,0,0,,shared with a,",
  );
});

test("what is not known has no numbers", () => {
  expect(say(csv, partial())).toContain(
    'partial.py::Net,partial,backbone,?,,,,,,,"timm.create_model(""resnet50"", num_classes=0)",partial.py,3\n',
  );
  expect(say(csv, partial())).toContain(
    "partial.py::Net,partial,neck,torch.nn.LazyLinear,,,,,,,LazyLinear(512),partial.py,15\n",
  );
  expect(say(csv, failed())).toBe(
    "target,status,path,type,params,trainable,buffers,subtree,arithmetic,tied,call,file,line\n" +
      "broken.py::Broken,failed,,,,,,,,,,broken.py,5\n",
  );
});

test("formulas are not run", () => {
  const fc = { ...linear(1, 1), call: '=HYPERLINK("x")' };
  expect(say(csv, build(fc))).toContain(`,"'=HYPERLINK(""x"")",`);
});
