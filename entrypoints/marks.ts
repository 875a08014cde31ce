import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { createMarks } from '@/lib/page/mark';
import { putMarks } from '@/lib/page/marks-door';

/** Comes into a page only once there is something to mark in it. */
export default defineUnlistedScript(() => putMarks(createMarks));
