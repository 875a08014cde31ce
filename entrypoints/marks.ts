import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { collectContacts } from '@/lib/page/contacts';
import { createMarks } from '@/lib/page/mark';
import { putOnDemand } from '@/lib/page/on-demand';

/** Comes into a page only once there is something to mark in it, or a way to a person is asked for. */
export default defineUnlistedScript(() => putOnDemand({ createMarks, collectContacts }));
