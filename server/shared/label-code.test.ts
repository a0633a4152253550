import { expect, test } from "vitest";
import { caseLabelCode, containerCode, labelCodeOf, readCaseLabel } from "./label-code";

test("a case's code is read back, in small letters too; other codes are not", () => {
  expect(readCaseLabel(caseLabelCode(7, 2, 1))).toEqual({ task: 7, line: 2, caseNo: 1 });
  expect(readCaseLabel(" c7-2-1 ")).toEqual({ task: 7, line: 2, caseNo: 1 });
  for (const other of ["C7-2", "T000007", "6901234567892", "C7-2-1-4", "C-2-1"]) {
    expect(readCaseLabel(other)).toBeUndefined();
  }
});

test("a container's code says its kind and keeps its number whole", () => {
  expect(containerCode("tote", 7)).toBe("T000007");
  expect(containerCode("cage", 12_345_678)).toBe("G12345678");
  expect(containerCode("ice_box", 1)).toBe("B000001");
  expect(labelCodeOf(" t000007 ")).toBe("T000007");
});
