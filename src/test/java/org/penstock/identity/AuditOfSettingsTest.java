package org.penstock.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.backups.BackupPolicies;
import org.penstock.backups.BackupPolicy;
import org.penstock.deals.GateCondition;
import org.penstock.deals.Gates;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Reasons;
import org.penstock.deals.Stage;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.FieldType;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.teams.ExchangeRates;
import org.penstock.teams.Team;
import org.penstock.teams.TeamDraft;
import org.penstock.teams.Teams;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PenstockTest
class AuditOfSettingsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    FirstOwner firstOwner;

    @Autowired
    Company company;

    @Autowired
    ExchangeRates rates;

    @Autowired
    Teams teams;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Gates gates;

    @Autowired
    Reasons reasons;

    @Autowired
    CustomFields fields;

    @Autowired
    Labels labels;

    @Autowired
    BackupPolicies backups;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    private Actor olga = Actor.system();

    @BeforeEach
    void olgaOwnsTheCompany() {
        CleanDatabase.clean(jdbc);
        UUID id = firstOwner
                .create(Actor.system(), "Olga", "olga@example.com", "a blue teapot sings")
                .orElseThrow();
        olga = cast.actor(id);
    }

    @Test
    void remembersWhatIsChangedInTheSettingsBeforeAndAfter() {
        company.change(olga, with("EUR", company.settings())).orElseThrow();
        company.change(olga, company.settings()).orElseThrow();
        rates.put(olga, List.of(rate("GBP")));
        rates.putBack(olga, rates.removeAll(olga, "GBP"));
        BackupPolicy policy = backups.get(olga);
        backups.change(olga, new BackupPolicy(policy.every(), 5, policy.weekday(), 3, 2, 1, policy.version()))
                .orElseThrow();
        assertThat(kinds())
                .containsExactly(
                        "company_changed",
                        "rates_entered",
                        "rates_removed",
                        "rates_put_back",
                        "backup_schedule_changed");
        assertThat(page("")).bodyText().contains("Changed the company", "USD → EUR", "Rate: GBP 2026-01-31 1.1");
    }

    @Test
    void remembersTeamsAndWhoIsInThem() {
        UUID anna = cast.anna();
        UUID id = teams.create(olga, new TeamDraft("North", null, null)).orElseThrow();
        teams.addMember(olga, id, anna).orElseThrow();
        Team now = teams.addMember(olga, id, anna).orElseThrow();
        teams.change(olga, id, new TeamDraft("South", null, anna), now.version())
                .orElseThrow();
        teams.dropMember(olga, id, anna);
        teams.remove(olga, id, teams.find(olga, id).version()).orElseThrow();
        assertThat(kinds())
                .containsExactly("team_made", "member_added", "team_changed", "member_removed", "team_removed");
        assertThat(page("?person=" + anna))
                .bodyText()
                .contains("Anna Rep, North")
                .doesNotContain("Removed a team");
    }

    @Test
    void remembersPipelinesGatesReasonsFieldsAndLabels() {
        Pipeline pipeline = pipelines.standard();
        Stage stage = pipeline.current().getFirst();
        pipelines
                .changeStage(olga, stage.id(), stage.version(), new Pipelines.StageDraft("First sign", stage.kind(), 7))
                .orElseThrow();
        gates.replace(olga, stage.id(), List.of(new Gates.Draft("value", GateCondition.Operator.AT_LEAST, "1000")))
                .orElseThrow();
        UUID reason = reasons.add(olga, Outcome.LOST, "Too late").orElseThrow();
        reasons.change(olga, reason, 1, "Much too late", false).orElseThrow();
        CustomField field = fields.create(olga, new FieldDraft(Subject.DEAL, "Budget", FieldType.NUMBER, List.of()))
                .orElseThrow();
        fields.retire(olga, field.id());
        Label label = labels.create(olga, Subject.DEAL, "Fair", "blue").orElseThrow();
        labels.retire(olga, label.id());
        assertThat(kinds())
                .containsExactly(
                        "stage_changed",
                        "gate_changed",
                        "reason_made",
                        "reason_changed",
                        "field_made",
                        "field_changed",
                        "label_made",
                        "label_changed");
        assertThat(page(""))
                .bodyText()
                .contains("Gate: – → Value: at least 1000", "First sign", "Much too late", "Out of use: no → yes");
    }

    private MvcTestResult page(String query) {
        return mvc.get()
                .uri("/settings/audit" + query)
                .with(cast.as(olga.requireId()))
                .exchange();
    }

    private List<String> kinds() {
        return jdbc.queryForList("select kind from audit_entry where area = 'settings' order by at, id", String.class);
    }

    private static ExchangeRates.ExchangeRate rate(String currency) {
        return new ExchangeRates.ExchangeRate(currency, LocalDate.of(2026, 1, 31), new BigDecimal("1.1"));
    }

    private static CompanySettings with(String currency, CompanySettings now) {
        return new CompanySettings(
                "Nordlicht",
                now.zone(),
                currency,
                now.language(),
                now.firstDayOfWeek(),
                now.fiscalYearStartMonth(),
                now.defaultCountry(),
                now.dealVisibility(),
                now.setUpAt(),
                now.version());
    }
}
