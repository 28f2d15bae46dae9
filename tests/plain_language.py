"""How plain a text is: the grade of Flesch and Kincaid for English, the INFLESZ scale for Spanish, and long sentences.

Flesch-Kincaid grade: Kincaid, Fishburne, Rogers and Chissom (1975), 0.39 words per sentence + 11.8 syllables per word
- 15.59. INFLESZ reads the perspicuity of Szigriszt Pazos (1993), 206.835 - 62.3 syllables per word - words per
sentence, by the scale of Barrio Cantalejo (2008): from 55 on a text is normal, from 65 on fairly easy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LONG: Final = 25
"""Words beyond which a sentence is long."""
WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*")
OF_NUMBER: Final = 2
"""Syllables of a number, which stands for a word."""
END: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-záéíóúñ]|[¿¡\d])")
ENGLISH_VOWELS: Final = re.compile(r"[aeiouy]+")
SPANISH_VOWELS: Final = re.compile(r"[aeiouáéíóúü]+")
STRONG: Final = "aeoáéíóú"
SILENT: Final = re.compile(r"[^aeiouylr]e$|[aeiou][lr]e$|[^aeioutd]ed$|[^aeiousxzcgh]es$")
"""An e at the end of an English word that is not spoken."""


@dataclass(frozen=True)
class Plainness:
    """What was counted in a text.

    Parameters
    ----------
    words, syllables : int
    sentences : tuple of str
    """

    words: int
    syllables: int
    sentences: tuple[str, ...]

    @property
    def grade(self) -> float:
        """School grade of the United States that reads it."""
        return 0.39 * self.words / len(self.sentences) + 11.8 * self.syllables / self.words - 15.59

    @property
    def inflesz(self) -> float:
        """Perspicuity, from 0 to 100."""
        return 206.835 - 62.3 * self.syllables / self.words - self.words / len(self.sentences)

    @property
    def long_sentences(self) -> tuple[str, ...]:
        """Sentences of more than `LONG` words."""
        return tuple(said for said in self.sentences if len(WORD.findall(said)) > LONG)


def plainness(paragraphs: list[str], language: str) -> Plainness:
    """Count words, syllables and sentences of paragraphs; a number counts as a word."""
    count = syllables_es if language == "es" else syllables_en
    sentences = [said for text in paragraphs for said in END.split(text.strip()) if WORD.search(said)]
    words = [word for said in sentences for word in WORD.findall(said)]
    return Plainness(
        len(words), sum(OF_NUMBER if word[0].isdigit() else count(word) for word in words), tuple(sentences)
    )


def syllables_en(word: str) -> int:
    """Syllables of an English word by its groups of vowels; a silent e at its end is none."""
    if word.isupper() and len(word) <= 4:
        return len(word)
    lower = re.sub(r"[^a-z]", "", word.lower())
    found = len(ENGLISH_VOWELS.findall(lower))
    if SILENT.search(lower):
        found -= 1
    if re.search(r"i[ao](?!u|n)|[^aeiouqg]u[ao]", lower):
        found += 1
    return max(found, 1)


def syllables_es(word: str) -> int:
    """Syllables of a Spanish word: strong vowels part, a weak one without an accent joins its neighbour."""
    if word.isupper() and len(word) <= 4:
        return len(word)
    lower = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "k", word.lower())
    lower = re.sub(r"y$", "i", lower)
    found = 0
    for group in SPANISH_VOWELS.findall(lower):
        found += max(1, sum(vowel in STRONG for vowel in group))
    return max(found, 1)
