// Checks unified manifests against the schemas that they name: a line of JSON in, a line {"wrong": [string]} or {"problem"} out.
// It ends when its input closes, so that it never outlives the program that started it.
import { createInterface } from 'node:readline';
import manifests from '@microsoft/app-manifest';

const { AppManifestUtils } = manifests;
// Only schemas inside the package: nothing is fetched.
globalThis.fetch = () => Promise.reject(new Error('the package has no schema of that version'));
for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { wrong: await AppManifestUtils.validateAgainstSchema(JSON.parse(line)) };
  } catch (error) {
    answer = { problem: error.message };
  }

  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
