#!/usr/bin/env node
// Committed, and plain JavaScript, so that npm finds it to link before anything has been built.
import '../../../tools/node-version.mjs';

import('./start.mjs');
