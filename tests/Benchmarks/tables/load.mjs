// The same requests as TableRequests.cs, by Microsoft's client. Reads one line of JSON that says where, then one for each load, and answers each with a
// line of figures: a closed loop of callers, and the processor time of this process while they called. Lives as long as its standard input.
import { TableClient } from "@azure/data-tables";
import { createInterface } from "node:readline";
import { randomUUID } from "node:crypto";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { connection, reads, partitions, rows, version, content } = JSON.parse((await lines.next()).value);
const client = (table) => TableClient.fromConnectionString(connection, table, { allowInsecureConnection: true });
const read = client(reads);
let write;

const anyOf = (count) => Math.floor(Math.random() * count);
const partition = () => `p${String(anyOf(partitions)).padStart(2, "0")}`;
const rowKey = (number) => `e${String(number).padStart(4, "0")}`;
const row = (partitionKey, key) => ({ partitionKey, rowKey: key, Version: version, Content: content });

const requests = {
  insert: () => write.createEntity(row(randomUUID(), "e0000")),
  get: () => read.getEntity(partition(), rowKey(anyOf(rows))),
  query: async () => {
    let count = 0;
    for await (const _ of read.listEntities({ queryOptions: { filter: `PartitionKey eq '${partition()}'` } })) {
      count++;
    }

    if (count !== rows) {
      throw new Error(`${count} rows instead of ${rows}.`);
    }
  },
  transaction: () => {
    const key = randomUUID();
    return write.submitTransaction(Array.from({ length: rows }, (_, i) => ["create", row(key, rowKey(i))]));
  },
};

async function load(request, callers, seconds) {
  const [start, cpu, latencies] = [performance.now(), process.cpuUsage(), []];
  const call = async () => {
    for (let now = start; now - start < seconds * 1000;) {
      await request();
      const end = performance.now();
      latencies.push(end - now);
      now = end;
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const elapsed = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((a, b) => a - b);
  const at = (quantile) => latencies[Math.floor(quantile * (latencies.length - 1))];
  return { operations: latencies.length, perSecond: (latencies.length / elapsed) * 1000, p50: at(0.5), p99: at(0.99), cpu: (user + system) / 1000 / latencies.length };
}

for await (const line of lines) {
  const { request, table, callers, seconds } = JSON.parse(line);
  write = client(table);
  await load(requests[request], callers, seconds / 2);
  console.log(JSON.stringify(await load(requests[request], callers, seconds)));
}
