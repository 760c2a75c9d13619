package org.penstock.demo;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.penstock.leads.Consent;
import org.penstock.leads.Origins;
import org.penstock.leads.Touch;
import org.penstock.qualification.Answer;
import org.penstock.qualification.QualificationDraft;
import org.penstock.qualification.Qualifications;
import org.penstock.qualification.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the leads of the made-up company came from, what is known of them, and verdicts on some. */
@Component
class DemoLeads {
    private static final int LEADS_MAX = 90;

    private static final String LEADS = """
            select d.id, d.created_at, d.source, s.kind, coalesce(a.name, 'Penstock') as owner
              from deal d join stage s on s.id = d.stage_id left join account a on a.id = d.owner_id
             where d.outcome = 'open' and d.deleted_at is null and s.kind in ('lead_generation', 'qualification')
             order by d.created_at desc, d.id limit :limit""";

    private static final List<String> CAMPAIGNS =
            List.of("Spring fair 2026", "Energy newsletter", "Pump efficiency webinar", "Весенняя выставка");
    private static final List<String> FORMS = List.of("Ask for a demo", "Price list", "Call me back");
    private static final List<String> PAGES = List.of("/pumps", "/valves/compare", "/service", "/prices");
    private static final List<String> INTERESTS =
            List.of("Pumps for a new plant", "Spare parts within a day", "A service contract", "Насосы для котельной");
    private static final List<String> EVIDENCE = List.of(
            "In the plan for next year",
            "The plant manager decides alone",
            "Two pumps failed in one winter",
            "Has to run before the heating season",
            "Same size as our best three customers",
            "Бюджет утверждён в октябре");

    private final JdbcClient jdbc;
    private final Origins origins;
    private final Qualifications qualifications;
    private final Clock clock;

    DemoLeads(JdbcClient jdbc, Origins origins, Qualifications qualifications, Clock clock) {
        this.jdbc = jdbc;
        this.origins = origins;
        this.qualifications = qualifications;
        this.clock = clock;
    }

    private record Lead(UUID id, Instant created, @Nullable String source, boolean qualifying, String owner) {}

    void tell(Draw draw) {
        List<Lead> leads = jdbc.sql(LEADS)
                .param("limit", LEADS_MAX)
                .query((row, number) -> new Lead(
                        row.getObject("id", UUID.class),
                        created(row.getTimestamp("created_at")),
                        row.getString("source"),
                        row.getString("kind").equals("qualification"),
                        row.getString("owner")))
                .list();
        leads.forEach(lead -> {
            Actor actor = actor(lead.owner());
            touches(actor, lead, draw);
            if (lead.qualifying() || draw.chance(0.2)) {
                qualify(actor, lead, draw);
            }
        });
    }

    /** Told as a file would tell it, in the owner's name, so that it is no news to anybody. */
    private static Actor actor(String name) {
        return new Actor(null, name, Role.OWNER, Actor.Via.IMPORT, null, null, Locale.ENGLISH, DemoCompany.ZONE);
    }

    private void touches(Actor actor, Lead lead, Draw draw) {
        Instant first = lead.created().minus(Duration.ofMinutes(draw.between(1, 90)));
        Consent.Draft consent = draw.chance(0.6)
                ? new Consent.Draft(true, first, null, "Form on the web", "You may write to me about your products.")
                : null;
        origins.add(actor, lead.id(), touch(first, lead.source(), draw), consent)
                .orElseThrow();
        Instant later = lead.created().plus(Duration.ofHours(draw.between(20, 200)));
        if (draw.chance(0.4) && later.isBefore(clock.instant())) {
            origins.touch(actor, lead.id(), touch(later, "Newsletter", draw)).orElseThrow();
        }
    }

    private static Touch.Draft touch(Instant at, @Nullable String source, Draw draw) {
        return new Touch.Draft(
                draw.one(List.of(Touch.Kind.FORM, Touch.Kind.PAGE, Touch.Kind.REFERRAL)),
                at,
                source,
                draw.one(CAMPAIGNS),
                draw.one(FORMS),
                "https://news.example/article",
                "https://harrow-pumps.example" + draw.one(PAGES),
                draw.one(INTERESTS));
    }

    private void qualify(Actor actor, Lead lead, Draw draw) {
        Map<String, QualificationDraft.Given> answers = new LinkedHashMap<>();
        qualifications.of(actor, lead.id()).items().forEach(item -> {
            if (draw.chance(0.6)) {
                Answer answer = draw.one(List.of(Answer.YES, Answer.YES, Answer.PARTLY, Answer.NO, Answer.UNKNOWN));
                String evidence = draw.chance(0.6) ? draw.one(EVIDENCE) : "";
                answers.put(item.criterion().key(), QualificationDraft.Given.of(answer, evidence));
            }
        });
        Verdict verdict = draw.chance(0.25) ? Verdict.QUALIFIED : draw.chance(0.2) ? Verdict.NOT_YET : null;
        LocalDate back = verdict == Verdict.NOT_YET
                ? LocalDate.ofInstant(clock.instant(), DemoCompany.ZONE).plusDays(draw.between(2, 60))
                : null;
        qualifications
                .put(actor, lead.id(), null, new QualificationDraft(answers, verdict, back, null, null))
                .orElseThrow();
    }

    private static Instant created(Timestamp time) {
        return time.toInstant();
    }
}
