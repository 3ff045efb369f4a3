"""What one parsed sentence tells: its incidents, acts, terms and stands as claims, or why it gives none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.extract.choosing import Wanted
from trucewatch.extract.claims import act_claims, event_claim, worded_claim
from trucewatch.extract.deeds.gaps import with_left_out
from trucewatch.extract.deeds.incidents import Incident, group_incidents
from trucewatch.extract.deeds.triggers import find_triggers, passed_over, without_calm, without_denied_harm
from trucewatch.extract.deeds.untold import Untold, nearest_reason, unworded
from trucewatch.extract.occurrences import Lexicon, Told, read_occurrence
from trucewatch.extract.parse.tree import is_told_past
from trucewatch.extract.parties.political_acts import FoundAct, find_acts
from trucewatch.extract.provisions.own_fields import with_own_fields
from trucewatch.extract.provisions.wordings import Values, Worded, apply_wordings
from trucewatch.extract.reading import Heard
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.speech.sayings import GIVEN, Saying
from trucewatch.extract.story.answers import answers, of_what_was_told, only_refers, owned_up
from trucewatch.extract.story.backdrop import Backdrop
from trucewatch.extract.story.continuing import carried_on, counting_the_last, earlier_attacks
from trucewatch.extract.story.denying import as_denial
from trucewatch.extract.story.recalling import recalled, taken_up
from trucewatch.extract.story.replies import answered_by
from trucewatch.extract.story.whereabouts import placed
from trucewatch.extract.text.lengths import find_lengths
from trucewatch.extract.times import find_durations
from trucewatch.extract.tolls.numbered import numbered_nouns
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
        report, attributor = self.report, self.attributor
        happenings, speech = self.lexicon.happenings, self.lexicon.speech
        values = _values(sentence, self.language)
        numbered = numbered_nouns(sentence, happenings, self.lexicon.groups, self.lexicon.actors.peoples)
        acts = find_acts(sentence, self.lexicon.acts, happenings, speech) if wanted.may_act else []
        grouped = self._grouped(sentence, sayings, acts)
        incidents = []
        for incident in grouped:
            others = [other for other in grouped if other is not incident]
            violent = incident.main.trigger.role in _VIOLENT
            attribution = attributor.of(incident.main.token, sayings, violent=violent)
            attribution = GIVEN if incident.given else attribution
            told = read_occurrence(
                sentence,
                incident,
                others,
                numbered,
                attribution,
                report.published.when,
                self.lexicon,
                doubtful=self.doubtful or attribution.stance is Stance.DENIES,
            )
            incidents.append((incident, told))
        found = apply_wordings(
            sentence.text,
            sentence.span.start,
            values,
            wanted.rules,
            self.language,
            led=bool(wanted.lead),
        )
        told_of = [(which, told) for which, told in incidents if isinstance(told, Told)]
        if wanted.lead and any(isinstance(one.content, Provision) for one in found):
            told_of, acts = [], []  # an item of a list of terms tells what is owed and nothing that was done
        told_of = [(which, told) for which, told in told_of if not _is_owed(which, told, found)]
        earlier = earlier_attacks(before, sentence)
        told_of = answered_by(list(counting_the_last(told_of, earlier, happenings)), happenings)
        told_of = placed(told_of, sentence, before, (happenings, speech), self.backdrop)
        claims = [
            as_denial(
                event_claim(report, sentence, which, grouped, told, self.lexicon),
                which,
                told,
                sentence,
                self.lexicon,
                issued=self.issued,
            )
            for which, told in told_of
        ]
        claims = list(carried_on(claims, told_of, sentence, earlier, happenings, self.lexicon.groups))
        far = earlier_attacks(before, sentence, _FAR)
        claims = list(taken_up(claims, told_of, far, happenings))
        claims = list(of_what_was_told(claims, [told for _, told in told_of], sentence, before, self.lexicon))
        preceding = before[-1].claims if before else ()
        owned = with_own_fields(found, sentence)
        worded = [known for one in owned if (known := _with_preceding(one, preceding)) is not None]
        for one in worded:
            attribution = attributor.of(sentence.head(one.at) or sentence.doc[0], sayings)
            claims.append(worded_claim(report, sentence, attribution, one, self.provision_words, speech))
        claims.extend(answers(report, sentence, sayings, tuple(claims), before, self.lexicon))
        if not worded and only_refers(told for _, told in told_of) and (len(claims) <= len(told_of)):
            claims = list(owned_up(report, sentence, sayings, attributor, before, self.lexicon)) or claims
        elif not worded and told_of and all(_is_arrest(told) for _, told in told_of):  # "arrested two for it"
            claims.extend(owned_up(report, sentence, sayings, attributor, before, self.lexicon))
        claims.extend(recalled(report, sentence, incidents, far, claims, self.lexicon))
        untold = None
        if wanted.has_words and not claims:
            reasons = [told for _, told in incidents if isinstance(told, Untold)]
            reasons += [Untold.NOT_BEFORE] if found else unworded(sentence, wanted.rules)
            untold = nearest_reason(reasons or passed_over(sentence, happenings))
        heard = [(incident, told if isinstance(told, Told) else None) for incident, told in incidents]
        claims.extend(act_claims(report, sentence, sayings, attributor, acts, heard, self.lexicon))
        return Heard(
            sentence, values, sayings, tuple(incidents), tuple(worded), tuple(claims), wanted.has_words, untold
        )

    def _grouped(self, sentence: Sentence, sayings: tuple[Saying, ...], acts: Sequence[FoundAct]) -> list[Incident]:
        """The incidents of a sentence, less what is one of its ``acts`` without force."""
        happenings, speech = self.lexicon.happenings, self.lexicon.speech
        triggers = [one for one in find_triggers(sentence, happenings) if not any(act.explains(one) for act in acts)]
        triggers = without_denied_harm(without_calm(triggers, speech), speech)
        spots = frozenset(token.i for where in sentence.places if (token := sentence.head(where.span)) is not None)
        triggers = with_left_out(triggers, sentence, spots, happenings)
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
        counts=sentence.quantities,
    )


def _is_owed(which: Incident, told: Told, worded: Sequence[Worded]) -> bool:
    """Is a sum of forces no more than the number of a term, not yet told as sent ("is to deploy 10,000 soldiers")?"""
    terms = [one.content for one in worded if isinstance(one.content, Provision)]
    owed = [field.span for term in terms for field in term.fields if isinstance(field.value, Quantity)]
    counts = told.occurrence.counts
    counted = bool(counts) and all(any(count.span.overlaps(span) for span in owed) for count in counts)
    return told.is_tally and counted and not is_told_past(which.main.token)


def _is_arrest(told: Told) -> bool:
    return any(step == "type.arrest" for step in told.rules)


def _with_preceding(worded: Worded, before: Sequence[Claim]) -> Worded | None:
    """A stand said not to be in the text is the one taken just before."""
    content = worded.content
    if not isinstance(content, Position) or content.topic != "preceding":
        return worded
    topics = [claim.position.topic for claim in before if claim.position is not None]
    return replace(worded, content=replace(content, topic=topics[-1])) if topics else None
