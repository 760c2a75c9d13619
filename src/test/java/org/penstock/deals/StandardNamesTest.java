package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.teams.SetUp;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every company begins with speaks its language from the first page. */
@PenstockTest
class StandardNamesTest {
    @Autowired
    SetUp setUp;

    @Autowired
    Company company;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Reasons reasons;

    @Autowired
    DataSource database;

    @BeforeEach
    void beforeTheFirstVisit() {
        CleanDatabase.clean(new JdbcTemplate(database));
    }

    @Test
    void standInRussianWhereTheCompanyIsSetUpInRussian() {
        setUpIn("ru");
        assertThat(pipelines.standard().name()).isEqualTo("Продажи");
        assertThat(stages())
                .containsExactly(
                        "Привлечение лидов",
                        "Квалификация",
                        "Выявление потребностей",
                        "Предложение",
                        "Переговоры",
                        "Закрытие",
                        "Удержание");
        assertThat(reasons.current(Outcome.LOST)).extracting(Reason::name).startsWith("Цена", "Выбрали конкурента");
        assertThat(reasons.all()).extracting(Reason::name).noneMatch(name -> name.matches(".*[A-Za-z].*"));
    }

    @Test
    void areInEnglishWhatTheMigrationWrote() {
        List<String> before = stages();
        List<String> why = reasons.all().stream().map(Reason::name).toList();
        setUpIn("en");
        assertThat(stages()).isEqualTo(before);
        assertThat(reasons.all()).extracting(Reason::name).isEqualTo(why);
    }

    @Test
    void stayAsTheyAreWhereAPersonHasTouchedThem() {
        Stage first = pipelines.standard().first();
        pipelines.changeStage(
                Actor.system(), first.id(), first.version(), new Pipelines.StageDraft("Leads", first.kind(), 10));
        setUpIn("ru");
        assertThat(stages()).startsWith("Leads", "Квалификация");
    }

    @Test
    void areTheCompanysOwnOnceItIsSetUp() {
        setUpIn("en");
        List<String> before = stages();
        CompanySettings now = company.settings();
        assertThat(company.change(Actor.system(), in("ru", now))).isInstanceOf(Result.Done.class);
        assertThat(stages()).isEqualTo(before);
    }

    @Test
    void stayWhereTheSetUpIsRefused() {
        Result<?> refused =
                setUp.create(null, in("ru", company.settings()), new SetUp.Owner("Olga", "olga@example.com", "short"));
        assertThat(refused).isInstanceOf(Result.Refused.class);
        assertThat(stages()).startsWith("Lead generation");
    }

    private void setUpIn(String language) {
        Result<?> done = setUp.create(
                null,
                in(language, company.settings()),
                new SetUp.Owner("Olga", "olga@example.com", "a long enough passphrase"));
        assertThat(done).isInstanceOf(Result.Done.class);
    }

    private static CompanySettings in(String language, CompanySettings now) {
        return new CompanySettings(
                "Acme",
                ZoneId.of("Europe/Moscow"),
                now.currency(),
                Locale.of(language),
                now.firstDayOfWeek(),
                now.fiscalYearStartMonth(),
                now.defaultCountry(),
                now.dealVisibility(),
                now.setUpAt(),
                now.version());
    }

    private List<String> stages() {
        return pipelines.standard().current().stream().map(Stage::name).toList();
    }
}
