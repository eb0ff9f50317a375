// Checks unified manifests against the schemas that they name: a line of JSON in, a line {"wrong": [string]} or {"problem"} out.
// It ends when its input closes, so that it never outlives the program that started it.
import { createInterface } from 'node:readline';
import manifests from '@microsoft/app-manifest';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const { AppManifestUtils } = manifests;
// Only schemas inside the package: nothing is fetched.
globalThis.fetch = () => Promise.reject(new Error('the package has no schema of that version'));

// The package's own check compiles the schema for each manifest, which takes a hundred times as long as asking it.
const compiled = new Map();

async function compile(address) {
  const schema = await AppManifestUtils.fetchSchema(address);
  const Ajv = schema.$schema?.includes('2020-12') ? Ajv2020 : AjvDraft04;
  const ajv = new Ajv({ allErrors: true, strictTypes: false });
  addFormats(ajv, ['uri', 'email', 'regex']);
  return ajv.compile(schema);
}

async function check(manifest) {
  const address = manifest.$schema;
  if (!compiled.has(address)) {
    compiled.set(address, await compile(address));
  }

  const takes = compiled.get(address);
  return takes(manifest)
    ? []
    : takes.errors.map(({ instancePath, message = '', params }) => `${instancePath} ${message}. Details: ${JSON.stringify(params)}`);
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { wrong: await check(JSON.parse(line)) };
  } catch (error) {
    answer = { problem: error.message };
  }

  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
