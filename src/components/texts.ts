import type { Language } from '../core/text.ts';
import * as charts from '../i18n/charts.ts';
import * as dictionary from '../i18n/dictionary.ts';
import * as explore from '../i18n/explore.ts';
import * as linked from '../i18n/linked.ts';
import * as messages from '../i18n/messages.ts';
import * as openings from '../i18n/openings.ts';
import { namePlaces, placesOf, placeWords, type PlaceWords } from '../i18n/places.ts';
import * as projects from '../i18n/projects.ts';
import * as proof from '../i18n/proof.ts';
import * as reports from '../i18n/reports.ts';
import * as search from '../i18n/search.ts';
import { published } from '../query/published.ts';
import { Memory } from '../query/remember.ts';

const wordsByLanguage = new Memory<PlaceWords>();
const texts = new Memory<unknown>();

/** The words for the places of this release. */
export function placesIn(language: Language): PlaceWords {
  return wordsByLanguage.remember(language, () => {
    const { areas, site } = published();
    return placeWords(placesOf(areas, site.area), language);
  });
}

function named<Texts>(key: string, language: Language, read: (language: Language) => Texts): Texts {
  return (texts as Memory<Texts>).remember(`${key}|${language}`, () => namePlaces(read(language), placesIn(language)));
}

/** The texts of a language, with the release's own places in them. */
export function t(language: Language): messages.Messages {
  return named('messages', language, messages.t);
}

/** The texts of the data dictionary, with the release's own places in them. */
export function dictionaryTexts(language: Language): dictionary.DictionaryTexts {
  return named('dictionary', language, dictionary.dictionaryTexts);
}

/** The texts of the explore page, with the release's own places in them. */
export function exploreTexts(language: Language): explore.ExploreTexts {
  return named('explore', language, explore.exploreTexts);
}

/** The texts about funds and projects, with the release's own places in them. */
export function projectTexts(language: Language): projects.ProjectTexts {
  return named('projects', language, projects.projectTexts);
}

/** The texts of the reports, with the release's own places in them. */
export function reportsTexts(language: Language): reports.ReportsTexts {
  return named('reports', language, reports.reportsTexts);
}

/** The texts of the search page, with the release's own places in them. */
export function searchTexts(language: Language): search.SearchTexts {
  return named('search', language, search.searchTexts);
}

/** The texts of pictures, with the release's own places in them. */
export function chartTexts(language: Language): charts.ChartsTexts {
  return named('charts', language, charts.chartsTexts);
}

/** The sentences that pages begin with, with the release's own places in them. */
export function openingsTexts(language: Language): openings.OpeningsTexts {
  return named('openings', language, openings.openingsTexts);
}

/** The texts about releases, corrections and their verification, with the release's own places in them. */
export function proofTexts(language: Language): proof.ProofTexts {
  return named('proof', language, proof.proofTexts);
}

/** The texts of the linked views, with the release's own places in them. */
export function linkedTexts(language: Language): linked.LinkedTexts {
  return named('linked', language, linked.linkedTexts);
}
