import type { Identity } from '../core/site.ts';
import type { Language } from '../core/text.ts';
import { t } from './texts.ts';

export interface IdentityLine {
  readonly name: string;
  /** Absent where the publisher has not given it: never made up. */
  readonly value?: string;
  /** A field that a government site must show: printed as 待填写 while it is absent. */
  readonly always: boolean;
}

/** Who publishes, line by line, in the order of a government site's footer. */
export function identityLines(identity: Identity, language: Language): IdentityLine[] {
  const { site } = t(language);
  return [
    { name: site.hostUnit, value: identity.hostUnit?.[language], always: true },
    { name: site.operatorUnit, value: identity.operatorUnit?.[language], always: true },
    { name: site.siteIdCode, value: identity.siteIdCode, always: true },
    { name: site.icp, value: identity.icp, always: true },
    { name: site.psb, value: identity.psb, always: true },
    { name: site.address, value: identity.address?.[language], always: false },
    { name: site.phone, value: identity.phone, always: false },
    { name: site.email, value: identity.email, always: false },
  ];
}
