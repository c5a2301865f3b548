// Tests that take long: real servers that are attacked, killed and starved. `npm run test:long`, and continuous integration.

import { defineConfig } from 'vitest/config';
import config from './vitest.config.ts';

export default defineConfig({ ...config, test: { ...config.test, include: ['test/long/**/*.test.ts'], exclude: [] } });
