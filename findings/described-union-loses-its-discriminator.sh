#!/usr/bin/env bash
# An OpenAPI 3.0 document has a union "Entry" (oneOf with a discriminator "kind"). A property of that type also has a description.
# OpenAPI 3.0 allows no description beside $ref, so the reference stands in an allOf with one element, as generators write it.
# Expected: openapi-typescript gives both properties the type Entry; allOf with one element means that element.
# Seen: the described property becomes Omit<Entry, "kind">. Omit keeps only the members that all cases share, so TypeScript
# knows neither the discriminator nor the members of any case, and the compiler refuses ordinary code that reads them.
# Why it matters here: a comment added to a property of the server breaks the types of the pane.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init -y > install.log
npm install --no-audit --no-fund openapi-typescript@7.13.0 typescript@5.9.3 >> install.log 2>&1 || { cat install.log; exit 2; }
cat > api.json <<'EOF'
{
  "openapi": "3.0.3",
  "info": { "title": "Timeline", "version": "1" },
  "paths": {},
  "components": { "schemas": {
    "Timeline": { "type": "object", "required": ["first", "last"], "properties": {
      "first": { "$ref": "#/components/schemas/Entry" },
      "last": { "description": "The newest entry.", "allOf": [{ "$ref": "#/components/schemas/Entry" }] }
    } },
    "Entry": {
      "oneOf": [{ "$ref": "#/components/schemas/Mail" }, { "$ref": "#/components/schemas/Call" }],
      "discriminator": { "propertyName": "kind", "mapping": { "mail": "#/components/schemas/Mail", "call": "#/components/schemas/Call" } }
    },
    "Mail": { "type": "object", "required": ["kind", "subject"], "properties": {
      "kind": { "type": "string", "enum": ["mail"] }, "subject": { "type": "string" } } },
    "Call": { "type": "object", "required": ["kind", "seconds"], "properties": {
      "kind": { "type": "string", "enum": ["call"] }, "seconds": { "type": "integer" } } }
  } }
}
EOF
npx openapi-typescript api.json -o schema.d.ts > generate.log 2>&1 || { cat generate.log; exit 2; }
for property in first last; do
  cat > "$property.ts" <<EOF
import type { components } from "./schema";
export const title = ({ $property: entry }: components["schemas"]["Timeline"]) => (entry.kind === "mail" ? entry.subject : entry.seconds);
EOF
done
compiles() { npx tsc --noEmit --strict "$1.ts" > "$1.log" && echo "compiles" || sed -n '1s/.*error /error /p' "$1.log"; }
first=$(compiles first)
last=$(compiles last)

echo "version:  openapi-typescript $(node -p 'require("./node_modules/openapi-typescript/package.json").version')"
echo "expected: the code that reads the kind compiles for both properties, the plain one and the described one"
echo "seen:     plain:     $first"
echo "          described: $last"
grep 'last:' schema.d.ts
[ "$first" = "compiles" ] && [[ "$last" == error* ]] && grep -q 'last: Omit<components\["schemas"\]\["Entry"\], "kind">' schema.d.ts
