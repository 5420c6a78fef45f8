import vue from '@vitejs/plugin-vue'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Where the server shows each application (io.hongbao.server.page.WebPages). */
const BASE = { campaign: '/app/', console: '/console/' } as const

/** While the pages are worked on, a server that runs beside answers. */
const server = process.env['HONGBAO_URL'] ?? 'http://127.0.0.1:8080'
const proxy = { '/v1': server, '/i/': server, '/q': server }

/** Compresses once here what the server would otherwise compress for each caller. */
function compressed(folder: string): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        const path = join(folder, name)
        if (!statSync(path).isFile() || !/\.(js|css|html|svg|json|webmanifest)$/.test(name)) continue
        const bytes = readFileSync(path)
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        const text = { [constants.BROTLI_PARAM_QUALITY]: 11 }
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: text }))
      }
    },
  }
}

export default defineConfig(({ mode }) => {
  const app = mode === 'console' ? 'console' : 'campaign'
  const out = join(here, 'dist', BASE[app])
  return {
    root: mode === 'test' ? here : join(here, app),
    base: BASE[app],
    publicDir: 'public',
    define: {
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
    },
    plugins: [vue(), compressed(out)],
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2020',
      // No data: addresses: the content security policy allows none but images.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    server: { proxy },
    preview: { proxy },
    test: { environment: 'node', include: ['{api,campaign,console}/**/*.test.ts'] },
  }
})
