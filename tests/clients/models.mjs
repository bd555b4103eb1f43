// Validate models with the validator of the Khronos Group; print for each file the number of errors and what they are.
import { readFile } from "node:fs/promises";
import { validateBytes } from "gltf-validator";

const found = {};
for (const path of process.argv.slice(2)) {
  const report = await validateBytes(new Uint8Array(await readFile(path)), { maxIssues: 20 });
  found[path] = {
    errors: report.issues.numErrors,
    warnings: report.issues.numWarnings,
    messages: report.issues.messages.filter(({ severity }) => severity === 0).map(({ code, message }) => `${code}: ${message}`),
    triangles: report.info.totalTriangleCount,
  };
}
console.log(JSON.stringify(found));
