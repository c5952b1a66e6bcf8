import { config } from 'zod';

// The schemas of src/core come along with its functions. Zod would compile them with `new Function`, which the content
// security policy forbids and reports; it has to be told before the first schema is made.
config({ jitless: true });
