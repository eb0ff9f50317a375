import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin, ResolvedConfig } from 'vite';

/** Puts a .br and a .gz beside every hashed file, so that the API sends bytes it never has to compress. */
export function compress(): Plugin {
  return after('precompress', ({ root, build }) => {
    const assets = join(root, build.outDir, build.assetsDir);
    return readdirSync(assets).map((name) => join(assets, name));
  });
}

/** The same for one file that has no hash in its name. */
export function compressFile(name: string): Plugin {
  return after('precompress-file', ({ root, build }) => [join(root, build.outDir, name)]);
}

function after(name: string, files: (config: ResolvedConfig) => string[]): Plugin {
  let built: ResolvedConfig | null = null;
  return {
    name,
    apply: 'build',
    configResolved(config) {
      built = config;
    },
    closeBundle() {
      for (const file of built === null ? [] : files(built)) {
        const bytes = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
