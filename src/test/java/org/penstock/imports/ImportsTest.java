package org.penstock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.imports.ImportRun.Counts;
import org.penstock.imports.Imports.Upload;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Term;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Small files of our own: what is recognised, refused, asked, written and taken back. */
@PenstockTest
class ImportsTest {
    private static final String DEALS = "Deal ID,Title,Organization,Stage,Value,Owner,Created\n";

    private final Actor system = Actor.system();

    @TempDir
    Path folder;

    @Autowired
    Imports imports;

    @Autowired
    ImportPages pages;

    @Autowired
    ImportDownloads downloads;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    private Upload file(String name, String text) {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private Upload file(String name, String text, Charset charset) {
        try {
            return new Upload(name, Files.write(folder.resolve(name), text.getBytes(charset)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private UUID plan(Upload... files) {
        return imports.plan(system, List.of(files), Data.DOLLARS).orElseThrow();
    }

    private ImportRun run(Upload... files) {
        return imports.applyNow(system, plan(files));
    }

    private List<ImportRow> rows(UUID id) {
        return pages.rows(system, imports.get(system, id), null, 1).items();
    }

    private List<String> reasons(UUID id) {
        List<String> keys = new ArrayList<>();
        rows(id).forEach(row -> row.reasons().forEach(reason -> keys.add(reason.key())));
        return keys;
    }

    private Refusal trouble(Upload... files) {
        Result<UUID> result = imports.plan(system, List.of(files), Data.DOLLARS);
        return ((Result.Refused<UUID>) result).refusals().getFirst();
    }

    private String one(String sql) {
        return String.valueOf(jdbc.queryForObject(sql, Object.class));
    }

    @Test
    void writesNothingBeforeItIsApplied() {
        UUID id = plan(file("deals.csv", DEALS + "1,Pumps,Acme,Proposal,100,Ann Lee,2026-01-05\n"));
        assertThat(imports.get(system, id).counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        assertThat(one("select (select count(*) from deal) + (select count(*) from organisation)"))
                .isEqualTo("0");
        imports.applyNow(system, id);
        assertThat(one("select d.title || ' ' || o.name || ' ' || s.kind || ' ' || a.name || ' ' || a.state from deal d"
                        + " join organisation o on o.id = d.organisation_id join stage s on s.id = d.stage_id"
                        + " join account a on a.id = d.owner_id"))
                .isEqualTo("Pumps Acme proposal Ann Lee placeholder");
    }

    @Test
    void aFileOfAddressesAloneMakesDealsWithTheirPeople() {
        Upload leads =
                file("leads.csv", "E-mail\nJana@acme.example\njana@acme.example\nno address\nkim@acme.example\n");
        assertThat(run(leads).counts().created()).isEqualTo(3);
        assertThat(one("select string_agg(distinct title, ', ') from deal"))
                .isEqualTo("jana@acme.example, kim@acme.example");
        assertThat(one("select count(*) || ' ' || count(distinct e.address) from person p"
                        + " join email_address e on e.person_id = p.id"))
                .isEqualTo("2 2");
        run(file("more.csv", "Email,Source\nkim@acme.example,Fair\n"));
        assertThat(one("select count(*) from person")).isEqualTo("2");
        assertThat(one("select title from deal where source = 'Fair'")).isEqualTo("Fair · kim@acme.example");
    }

    @Test
    void readsWindowsEncodingSemicolonsAndRussianHeadings() {
        run(file(
                "сделки.csv",
                "Название сделки;Компания;Этап сделки;Бюджет;Ответственный;Дата создания\n"
                        + "Насосы для завода;ООО «Ромашка»;Переговоры;1 234,50;Анна Петрова;05.02.2026\n"
                        + "Клапаны;ООО Ромашка;Успешно реализовано;900,00;Анна Петрова;15.01.2026\n",
                Charset.forName("windows-1251")));
        assertThat(one("select string_agg(title || ' ' || value::numeric(9, 2), ', ' order by title) from deal"))
                .isEqualTo("Клапаны 900.00, Насосы для завода 1234.50");
        assertThat(one("select count(*) from organisation")).isEqualTo("1");
        assertThat(one("select created_at::date from deal where title = 'Насосы для завода'"))
                .isEqualTo("2026-02-05");
    }

    @Test
    void readsUtf16AndWorkbooks() throws IOException {
        run(file(
                "deals.txt",
                ("\ufeff" + DEALS + "1,A,Acme,Proposal,5,Ann,2026-01-05\n").replace(',', '\t'),
                StandardCharsets.UTF_16LE));
        Path book = folder.resolve("deals.xlsx");
        try (OutputStream out = Files.newOutputStream(book);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Deals");
            List<String> headings = List.of("Deal ID", "Title", "Stage", "Value", "Created");
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
            }
            sheet.value(1, 0, "2");
            sheet.value(1, 1, "From a workbook");
            sheet.value(1, 2, "Closing");
            sheet.value(1, 3, 12.5);
            sheet.value(1, 4, LocalDate.of(2026, 3, 4));
            sheet.style(1, 4).format("dd.mm.yyyy").set();
        }
        run(new Upload("deals.xlsx", book));
        assertThat(one(
                        "select string_agg(title || ' ' || value::numeric(9, 1) || ' ' || created_at::date, ', ' order by"
                                + " title) from deal"))
                .isEqualTo("A 5.0 2026-01-05, From a workbook 12.5 2026-03-04");
    }

    @Test
    void namesTheRowWhereAnotherEncodingBegins() throws IOException {
        Path mixed = folder.resolve("mixed.csv");
        Files.write(mixed, (DEALS + "1,Größe,Acme,Proposal,1,Ann,2026-01-05\n").getBytes(StandardCharsets.UTF_8));
        Files.write(
                mixed,
                "2,Größe,Acme,Proposal,1,Ann,2026-01-05\n".getBytes(Charset.forName("windows-1252")),
                java.nio.file.StandardOpenOption.APPEND);
        Refusal refusal = trouble(new Upload("mixed.csv", mixed));
        assertThat(refusal.key()).isEqualTo("imports.file.mixed-encodings");
        assertThat(refusal.args()).containsExactly("mixed.csv", 2, 3);
        assertThat(one("select count(*) from import_run")).isEqualTo("0");
    }

    @Test
    void rejectsRowsThatCanNotBeAndSaysWhy() {
        UUID id = plan(file(
                "deals.csv",
                DEALS
                        + "1,A,Acme,Proposal,1,Ann,2026-02-30\n"
                        + "2,B,Acme,Proposal,1\n"
                        + "3,C,Acme,Proposal,many,Ann,2026-01-05\n"
                        + "4," + "x".repeat(40_000) + ",Acme,Proposal,1,Ann,2026-01-05\n"
                        + "\n"
                        + "5,E,Acme,Proposal,-5,Ann,2026-01-05\n"));
        assertThat(reasons(id))
                .containsExactly(
                        "imports.row.no-such-day",
                        "imports.row.columns",
                        "imports.row.number",
                        "imports.row.cell-too-long",
                        "imports.row.negative");
        assertThat(rows(id).getLast().line()).isEqualTo(7);
    }

    @Test
    void refusesFilesThatAreNone() {
        assertThat(trouble(file("a.csv", "")).key()).isEqualTo("imports.file.empty");
        assertThat(trouble(file("a.csv", DEALS)).key()).isEqualTo("imports.file.only-headings");
        assertThat(trouble(file("a.pdf", "%PDF-1.7")).key()).isEqualTo("imports.file.not-a-table");
        assertThat(trouble(file("a.xlsx", "PK\3\4 broken")).key()).isEqualTo("imports.file.broken-workbook");
        assertThat(trouble(file("a.csv", DEALS + "1,\"open" + "x".repeat(ImportLimits.ROW_CHARS + 10)))
                        .key())
                .isEqualTo("imports.file.row-too-long");
        assertThat(trouble(file("a.csv", "h,".repeat(501) + "h\n1\n")).key())
                .isEqualTo("imports.file.too-many-columns");
    }

    @Test
    void tellsDaysFromMonthsByTheWholeColumn() {
        run(file("deals.csv", DEALS + "1,A,Acme,Proposal,1,Ann,03/04/2026\n" + "2,B,Acme,Proposal,1,Ann,25/04/2026\n"));
        assertThat(one("select created_at::date from deal where title = 'A'")).isEqualTo("2026-04-03");
    }

    @Test
    void tellsOfKeysThatStandTwice() {
        UUID id = plan(file(
                "deals.csv",
                DEALS
                        + "1,A,Acme,Proposal,1,Ann,2026-01-05\n"
                        + "1,A,Acme,Proposal,1,Ann,2026-01-05\n"
                        + "1,Other,Acme,Proposal,1,Ann,2026-01-05\n"));
        assertThat(rows(id).stream().map(ImportRow::action).toList())
                .containsExactly(Action.CREATE, Action.SKIP, Action.CONFLICT);
    }

    @Test
    void asksForUnknownStagesAndProductsOnceForAllRowsAlike() {
        Upload deals = file(
                "deals.csv", "Deal ID,Title,Stage,Product\n1,A,Warm-up,Pumpe\n2,B,Warm-up,Pump\n3,C,Proposal,Pumpe\n");
        Upload products = file("products.csv", "Product,Price\nPump,70\n");
        UUID id = plan(deals, products);
        assertThat(imports.get(system, id).counts()).isEqualTo(new Counts(1, 0, 0, 3, 0));
        List<Question> questions = pages.questions(system, pages.load(system, id));
        assertThat(questions.stream().map(Question::kind).toList()).contains("stage", "product");

        String proposal = one("select id from stage where kind = 'proposal'");
        answer(id, "stage|warmup", "match:" + proposal);
        answer(id, "product|pumpe", "name:Pump");
        assertThat(imports.get(system, id).counts()).isEqualTo(new Counts(4, 0, 0, 0, 0));
        imports.applyNow(system, id);
        assertThat(one("select count(*) || ' ' || sum(value)::int from deal")).isEqualTo("3 210");

        UUID later = plan(file("more.csv", "Deal ID,Title,Stage,Product\n9,Z,Warm-up,Pumpe\n"));
        assertThat(imports.get(system, later).counts().created()).isEqualTo(1);
        imports.discard(system, later);
        imports.undoNow(system, id);
        assertThat(imports.get(system, plan(file("more.csv", "Deal ID,Title,Stage,Product\n9,Z,Warm-up,Pumpe\n")))
                        .counts()
                        .conflicts())
                .isEqualTo(1);
    }

    /** In a command the new plan is worked out at once; on the page a job does that. */
    private void answer(UUID id, String question, String answer) {
        imports.answer(system, id, question, answer);
        imports.goOn(system, id);
    }

    @Test
    void updatesWhatDiffersAndPutsItBack() {
        run(file("deals.csv", DEALS + "1,Pumps,Acme,Proposal,100,Ann,2026-01-05\n"));
        UUID id = plan(file("deals.csv", DEALS + "1,Pumps,Acme,Won,150,Bob,2026-01-05\n"));
        assertThat(rows(id).getFirst().differences().stream()
                        .map(Difference::field)
                        .toList())
                .containsExactly(
                        "imports.target.deal.value", "imports.target.deal.owner", "imports.target.deal.outcome");
        assertThat(imports.applyNow(system, id).counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(one("select outcome || ' ' || value::int from deal")).isEqualTo("won 150");
        imports.undoNow(system, id).orElseThrow();
        assertThat(one("select d.outcome || ' ' || d.value::int || ' ' || a.name || ' ' || s.kind from deal d"
                        + " join account a on a.id = d.owner_id join stage s on s.id = d.stage_id"))
                .isEqualTo("open 100 Ann proposal");
        assertThat(one("select count(*) from account where name = 'Bob'")).isEqualTo("0");
    }

    @Test
    void leavesAloneWhatWasEditedSinceAndNamesIt() {
        ImportRun run = run(file("organisations.csv", "Company,Industry\nAcme,Steel\nBetatech,Medical\n"));
        jdbc.update("update organisation set industry = 'Iron', version = version + 1 where name = 'Acme'");
        ImportRun undone = imports.undoNow(system, run.id()).orElseThrow();
        assertThat(undone.leftAlone()).isEqualTo(1);
        assertThat(pages.leftAlone(system, run.id()).getFirst().name()).isEqualTo("Acme");
        assertThat(one("select string_agg(name, ',') from organisation")).isEqualTo("Acme");
    }

    @Test
    void neverSendsFormulasOutLive() {
        UUID id = plan(file("deals.csv", DEALS + "1,=HYPERLINK(\"x\"),Acme,Nowhere,1,+cmd|calc,2026-01-05\n"));
        StringWriter out = new StringWriter();
        downloads.rejected(system, id, 0, texts(), out);
        assertThat(out.toString()).contains("'=HYPERLINK").contains("'+cmd").contains("The stage Nowhere is not known");
    }

    @Autowired
    org.springframework.context.MessageSource messages;

    private org.penstock.web.Texts texts() {
        return new org.penstock.web.Texts(
                messages, java.util.Locale.ENGLISH, java.time.ZoneId.of("UTC"), java.time.Clock.systemUTC());
    }

    @Test
    void goesOnWhereAKilledServerStopped() {
        StringBuilder text = new StringBuilder(DEALS);
        for (int i = 0; i < 1_500; i++) {
            text.append(i).append(",T").append(i).append(",Acme,Proposal,1,Ann,2026-01-05\n");
        }
        UUID id = plan(file("deals.csv", text.toString()));
        imports.applyNow(system, id);
        // As if it had been killed after the first chunk: the rest is not there and not marked as written.
        jdbc.update("update import_run set state = 'applying' where id = ?", id);
        jdbc.update("update import_row set applied_at = null where line > 1001");
        jdbc.update("delete from deal_ledger where deal_id in (select record from import_row where line > 1001)");
        jdbc.update("delete from deal where id in (select record from import_row where line > 1001)");
        jdbc.update("delete from import_trace where kind = 'deal' and record not in (select id from deal)");
        imports.goOn(system, id);
        assertThat(imports.get(system, id).counts()).isEqualTo(new Counts(1_500, 0, 0, 0, 0));
        assertThat(one("select count(*) from deal")).isEqualTo("1500");
        assertThat(imports.undoNow(system, id).orElseThrow().leftAlone()).isZero();
        assertThat(one("select count(*) from deal")).isEqualTo("0");
    }

    @Test
    void readsWhatAmoCrmWritesForDealsThatAreOpen() {
        run(file(
                "amo.csv",
                "ID,Название сделки,Этап сделки,Дата создания,Дата закрытия\n"
                        + "7,Насосы,Переговоры,05.02.2026 10:30:00,не закрыта\n"
                        + "8,Клапаны,Закрыто и не реализовано,05.02.2026 10:30:00,07.02.2026 09:00:00\n"));
        assertThat(one("select string_agg(title || ' ' || outcome, ', ' order by title) from deal"))
                .isEqualTo("Клапаны lost, Насосы open");
    }

    @Test
    void takesTheCloseDateOfAnOpenDealAsExpected() {
        run(file("hubspot.csv", "Record ID,Deal Name,Deal Stage,Close Date\n5,Pumps,Contract sent,2026-09-30\n"));
        assertThat(one("select expected_close || ' ' || outcome from deal")).isEqualTo("2026-09-30 open");
    }

    @Test
    void makesCustomFieldsOfUnknownColumnsAndTakesThemBack() {
        ImportRun run = run(file("deals.csv", "Deal ID,Title,Stage,Score,Motto\n1,A,Proposal,12,Spring\n"));
        assertThat(one("select string_agg(label || ' ' || type, ', ' order by label) from custom_field"))
                .isEqualTo("Motto text, Score number");
        assertThat(one("select custom ->> 'score' from deal")).isEqualTo("12");
        imports.undoNow(system, run.id());
        assertThat(one("select count(*) from custom_field")).isEqualTo("0");
    }

    @Autowired
    org.penstock.deals.Gates gates;

    @Test
    void meetsTheGateOfTheStagesThatARowJumpsOver() {
        UUID qualification = UUID.fromString(one("select id from stage where kind = 'qualification'"));
        gates.replace(
                        system,
                        qualification,
                        List.of(new org.penstock.deals.Gates.Draft(
                                "organisation", org.penstock.deals.GateCondition.Operator.PRESENT, "")))
                .orElseThrow();
        UUID id = plan(file(
                "deals.csv",
                DEALS
                        + "1,A,,Proposal,1,Ann,2026-01-05\n"
                        + "2,B,Acme,Proposal,1,Ann,2026-01-05\n"
                        + "3,C,,New,1,Ann,2026-01-05\n"
                        + "4,D,,Won,1,Ann,2026-01-05\n"));
        assertThat(rows(id).stream().map(ImportRow::action).toList())
                .containsExactly(Action.REJECT, Action.CREATE, Action.CREATE, Action.CREATE);
        // The very refusal of the board, whose field is named in the language of whoever reads it.
        assertThat(rows(id).getFirst().reasons())
                .containsExactly(Refusal.at(
                        "organisation",
                        "deals.gate.unmet.present",
                        "Qualification",
                        new Term("deals.field.organisation"),
                        ""));
    }

    @Test
    void rejectsADateThatDoesNotExistWhateverElseThereIsToDecide() {
        UUID id = plan(file("deals.csv", DEALS + "1,A,Acme,Nowhere,1,Ann,2026-02-30\n"));
        assertThat(rows(id).getFirst().action()).isEqualTo(Action.REJECT);
    }
}
