"""What one parsed sentence tells: its incidents, acts, terms and stands as claims, or why it gives none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import compress

from trucewatch.extract.choosing import Wanted
from trucewatch.extract.claims import act_claims, event_claim, worded_claim
from trucewatch.extract.deeds.gaps import with_left_out
from trucewatch.extract.deeds.incidents import Incident, group_incidents
from trucewatch.extract.deeds.triggers import find_triggers, passed_over, without_calm, without_denied_harm
from trucewatch.extract.deeds.untold import Untold, nearest_reason, unworded
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told, read_occurrence
from trucewatch.extract.parse.tree import climb, is_told_past, lemma, subjects
from trucewatch.extract.parties.political_acts import FoundAct, find_acts
from trucewatch.extract.provisions.done import without_done
from trucewatch.extract.provisions.own_fields import with_own_fields
from trucewatch.extract.provisions.wordings import Values, Worded, apply_wordings
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.speech.sayings import GIVEN, Saying
from trucewatch.extract.story.answers import answers, of_what_was_told, only_refers, owned_up
from trucewatch.extract.story.backdrop import Backdrop
from trucewatch.extract.story.continuing import Earlier, carried_on, counting_the_last, earlier_attacks
from trucewatch.extract.story.denied_deeds import with_denied
from trucewatch.extract.story.denying import as_denial, may_say_not
from trucewatch.extract.story.recalling import recalled, taken_up
from trucewatch.extract.story.replies import answered_by
from trucewatch.extract.story.unharmed import with_spared
from trucewatch.extract.story.whereabouts import placed
from trucewatch.extract.text.lengths import find_lengths
from trucewatch.extract.times import find_durations
from trucewatch.extract.tolls.numbered import numbered_nouns
from trucewatch.extract.tolls.quantities import find_multiples
from trucewatch.extract.tolls.spared import spared_in
from trucewatch.model import Claim, Position, Provision, Quantity, Report, Stance
from trucewatch.packs.language.provision_words import ProvisionWords

_FAR = 1000  # characters from an attack to a sentence that only names it again
_VIOLENT = frozenset({"attack", "clash", "harm", "detain", "seize", "destroy"})


@dataclass(frozen=True)
class Hearer:
    """Hears the sentences of one report.

    ``doubtful`` where its text has no capitals to go by, ``issued`` where a party to the war wrote it.
    """

    report: Report
    attributor: Attributor
    lexicon: Lexicon
    provision_words: ProvisionWords
    language: str
    doubtful: bool
    issued: bool
    backdrop: Backdrop

    def hear(self, sentence: Sentence, sayings: tuple[Saying, ...], before: Sequence[Heard], wanted: Wanted) -> Heard:
        """What it tells, in the light of the sentences ``before`` it that gave claims."""
        report, lexicon = self.report, self.lexicon
        values = _values(sentence, self.language)
        acts = find_acts(sentence, lexicon.acts, lexicon.happenings, lexicon.speech) if wanted.may_act else []
        incidents = self._incidents(sentence, sayings, acts)
        found = apply_wordings(
            sentence.text, sentence.span.start, values, wanted.rules, self.language, led=bool(wanted.lead)
        )
        found = without_done(found, sentence, self.provision_words)
        told_of = [(which, told) for which, told in incidents if isinstance(told, Told)]
        if wanted.lead and any(isinstance(one.content, Provision) for one in found):
            told_of, acts = [], []  # an item of a list of terms tells what is owed and nothing that was done
        told_of = [
            (which, told)
            for which, told in told_of
            if not (_is_owed(which, told, found) or _is_laid_down(which, self.provision_words))
        ]
        far = earlier_attacks(before, sentence, _FAR)
        told_of, claims = self._told_on(sentence, told_of, [which for which, _ in incidents], before, far)
        preceding = before[-1].claims if before else ()
        owned = with_own_fields(found, sentence)
        worded = [known for one in owned if (known := _with_preceding(one, preceding)) is not None]
        for one in worded:
            attribution = self.attributor.of(sentence.head(one.at) or sentence.doc[0], sayings)
            claims.append(worded_claim(report, sentence, attribution, one, self.provision_words, lexicon.speech))
        claims.extend(answers(report, sentence, sayings, tuple(claims), before, lexicon))
        referring = only_refers(told for _, told in told_of) and len(claims) <= len(told_of)
        if not worded and (referring or (told_of and all(_is_arrest(told) for _, told in told_of))):
            owned_to = list(owned_up(report, sentence, sayings, self.attributor, before, lexicon))
            if referring and owned_to:
                told_of, claims = [], []
            claims.extend(owned_to)  # "arrested two for it"
        claims.extend(recalled(report, sentence, incidents, far, claims, lexicon))
        spared = spared_in(sentence, lexicon.happenings, lexicon.speech, lexicon.groups)
        if spared:
            earlier, said_by = earlier_attacks(before, sentence), partial(self.attributor.of, sayings=sayings)
            claims = with_spared(report, sentence, claims, told_of, spared, earlier, said_by, lexicon.groups)
        untold = None
        if wanted.has_words and not claims:
            reasons = [told for _, told in incidents if isinstance(told, Untold)]
            reasons += [Untold.NOT_BEFORE] if found else unworded(sentence, wanted.rules)
            untold = nearest_reason(reasons or passed_over(sentence, lexicon.happenings))
        heard = [(incident, told if isinstance(told, Told) else None) for incident, told in incidents]
        claims.extend(act_claims(report, sentence, sayings, self.attributor, acts, heard, lexicon))
        return Heard(
            sentence,
            values,
            sayings,
            tuple(incidents),
            tuple(worded),
            tuple(claims),
            wanted.has_words,
            untold,
            tuple(which for which, _ in told_of),
        )

    def _incidents(
        self, sentence: Sentence, sayings: tuple[Saying, ...], acts: Sequence[FoundAct]
    ) -> list[tuple[Incident, Told | Untold]]:
        """Each incident of a sentence with what it tells, or why it tells nothing."""
        lexicon = self.lexicon
        numbered = numbered_nouns(sentence, lexicon.happenings, lexicon.groups, lexicon.actors.peoples)
        grouped = self._grouped(sentence, sayings, acts)
        found = []
        for incident in grouped:
            others = [other for other in grouped if other is not incident]
            violent = incident.main.trigger.role in _VIOLENT
            attribution = self.attributor.of(incident.main.token, sayings, violent=violent)
            attribution = GIVEN if incident.given else attribution
            told = read_occurrence(
                sentence,
                incident,
                others,
                numbered,
                attribution,
                self.report.published.when,
                lexicon,
                doubtful=self.doubtful
                or attribution.stance is Stance.DENIES
                or may_say_not(incident, attribution, sentence, lexicon, issued=self.issued),
            )
            found.append((incident, told))
        return found

    def _told_on(
        self,
        sentence: Sentence,
        told_of: list[tuple[Incident, Told]],
        grouped: list[Incident],
        before: Sequence[Heard],
        far: Sequence[Earlier],
    ) -> tuple[list[tuple[Incident, Told]], list[Claim]]:
        """What incidents tell in the light of what was told before them, and a claim of each."""
        lexicon, happenings = self.lexicon, self.lexicon.happenings
        earlier = earlier_attacks(before, sentence)
        told_of = answered_by(list(counting_the_last(told_of, earlier, happenings)), happenings)
        told_of = placed(told_of, sentence, before, (happenings, lexicon.speech), self.backdrop)
        claims = [
            as_denial(
                event_claim(self.report, sentence, which, grouped, told, lexicon),
                which,
                told,
                sentence,
                lexicon,
                issued=self.issued,
            )
            for which, told in told_of
        ]
        kept = [
            self.doubtful or told.doubt is None or claim.stance is Stance.DENIES
            for claim, (_, told) in zip(claims, told_of, strict=True)
        ]
        claims, told_of = list(compress(claims, kept)), list(compress(told_of, kept))
        claims = list(carried_on(claims, told_of, sentence, earlier, happenings, lexicon.groups))
        claims = list(taken_up(claims, told_of, far, happenings))
        return told_of, list(of_what_was_told(claims, [told for _, told in told_of], sentence, before, lexicon))

    def _grouped(self, sentence: Sentence, sayings: tuple[Saying, ...], acts: Sequence[FoundAct]) -> list[Incident]:
        """The incidents of a sentence, less what is one of its ``acts`` without force."""
        happenings, speech = self.lexicon.happenings, self.lexicon.speech
        triggers = [one for one in find_triggers(sentence, happenings) if not any(act.explains(one) for act in acts)]
        triggers = without_denied_harm(without_calm(triggers, speech), speech)
        spots = frozenset(token.i for where in sentence.places if (token := sentence.head(where.span)) is not None)
        triggers = with_left_out(triggers, sentence, spots, happenings)
        triggers = with_denied(triggers, sentence, sayings, self.lexicon)
        days = frozenset(token.i for at, _ in sentence.times if (token := sentence.head(at)) is not None)
        denials = (each.verb for each in sayings if each.stance is Stance.DENIES)
        denying = frozenset(verb.i for verb in denials if verb is not None)
        return group_incidents(triggers, happenings, speech, spots, days, denying)


def _values(sentence: Sentence, language: str) -> Values:
    text, start = sentence.text, sentence.span.start
    return Values(
        times=sentence.times,
        lengths=tuple(find_lengths(text, start, language)),
        durations=tuple((span, duration) for span, duration, _ in find_durations(text, start, language)),
        counts=(*sentence.quantities, *find_multiples(text, start, language)),
    )


def _is_owed(which: Incident, told: Told, worded: Sequence[Worded]) -> bool:
    """Is a sum of forces no more than the number of a term, not yet told as sent ("is to deploy 10,000 soldiers")?"""
    terms = [one.content for one in worded if isinstance(one.content, Provision)]
    owed = [field.span for term in terms for field in term.fields if isinstance(field.value, Quantity)]
    counts = told.occurrence.counts
    counted = bool(counts) and all(any(count.span.overlaps(span) for span in owed) for count in counts)
    return told.is_tally and counted and not is_told_past(which.main.token)


def _is_laid_down(which: Incident, words: ProvisionWords) -> bool:
    """Is it a deed that an agreement provides for ("the deal includes the release of 300 captives")?"""
    noun = which.main.token
    links = [noun, *climb(noun)] if which.main.trigger.noun else []
    verb = next((link for link in links if link.pos_ == "VERB"), None)
    if verb is None or lemma(verb) not in words.lays_down or noun.i < verb.i:
        return False
    return any(lemma(subject) in words.texts for subject in subjects(verb))


def _is_arrest(told: Told) -> bool:
    return any(step == "type.arrest" for step in told.rules)


def _with_preceding(worded: Worded, before: Sequence[Claim]) -> Worded | None:
    """A stand said not to be in the text is the one taken just before."""
    content = worded.content
    if not isinstance(content, Position) or content.topic != "preceding":
        return worded
    topics = [claim.position.topic for claim in before if claim.position is not None]
    return replace(worded, content=replace(content, topic=topics[-1])) if topics else None
