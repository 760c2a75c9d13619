package org.penstock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.catalog.ProductDraft;
import org.penstock.catalog.Products;
import org.penstock.contacts.Email;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.PersonDraft;
import org.penstock.contacts.Phone;
import org.penstock.contacts.WayKind;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.search.Found.Group;
import org.penstock.search.Found.Hit;
import org.penstock.search.Found.Trouble;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.penstock.web.NavItem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PenstockTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {
    @Autowired
    Search search;

    @Autowired
    Deals deals;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Products products;

    @Autowired
    Activities activities;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    List<NavItem> navigation;

    @Autowired
    JdbcClient jdbc;

    Actor anna;
    Actor boris;
    Actor max;
    UUID sensors;

    @BeforeAll
    void sell() {
        jdbc.sql("update company set deal_visibility = 'own', set_up_at = now()")
                .update();
        anna = cast.actor(cast.anna());
        boris = cast.actor(cast.boris());
        max = cast.actor(cast.max());
        UUID helio = organisation("Helio Foods");
        UUID polus = organisation("Полюс Механика");
        UUID rossi = people.create(max, rossi(helio)).orElseThrow().id();
        people.create(max, PersonDraft.named("Алёна Ёлкина")).orElseThrow();
        people.create(max, PersonDraft.named("José Müller")).orElseThrow();
        sensors = deal(anna, "Cold chain sensors", helio, rossi);
        deal(anna, "Привет, поставка", polus, null);
        deal(boris, "Secret merger", polus, null);
        products.create(max, ProductDraft.named("GTX Pro").withCode("GTX-77")).orElseThrow();
        activities
                .create(anna, ActivityDraft.task("Call about delivery", clock.instant(), anna.id(), sensors))
                .orElseThrow();
    }

    private UUID organisation(String name) {
        return organisations
                .create(max, OrganisationDraft.named(name))
                .orElseThrow()
                .id();
    }

    private static PersonDraft rossi(UUID helio) {
        return new PersonDraft(
                "Marco Rossi",
                helio,
                null,
                null,
                List.of(Email.work("m.rossi@heliofoods.example")),
                List.of(new Phone("+44 20 7946 0123", "+442079460123", WayKind.WORK)),
                List.of(),
                Map.of(),
                "crm",
                "P-4711");
    }

    private UUID deal(Actor owner, String title, UUID organisation, UUID person) {
        DealDraft draft = new DealDraft(
                title,
                null,
                null,
                null,
                null,
                null,
                null,
                owner.id(),
                organisation,
                person == null ? List.of() : List.of(person),
                null,
                List.of(),
                Map.of());
        return deals.create(owner, draft, null).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "cold, DEALS, Cold chain sensors",
        "sensors helio, DEALS, Cold chain sensors",
        "foo sens, DEALS, Cold chain sensors",
        "rossi chain, DEALS, Cold chain sensors",
        "m.rossi@helio, PEOPLE, Marco Rossi",
        "rossi@heliofoods, DEALS, Cold chain sensors",
        "rossi helio, PEOPLE, Marco Rossi",
        "7946 012, PEOPLE, Marco Rossi",
        "(020) 7946-0123, PEOPLE, Marco Rossi",
        "p-4711, PEOPLE, Marco Rossi",
        "delivery call, ACTIVITIES, Call about delivery",
        "полюс, ORGANISATIONS, Полюс Механика",
        "МЕХАН, ORGANISATIONS, Полюс Механика",
        "алена елкина, PEOPLE, Алёна Ёлкина",
        "jose muller, PEOPLE, José Müller",
        "MÜLLER, PEOPLE, José Müller",
        "polus mehan, ORGANISATIONS, Полюс Механика",
        "росси, PEOPLE, Marco Rossi",
    })
    void findsByAllWordsInAnyOrderWhereverTheyStand(String text, Kind kind, String title) {
        Found found = search.find(anna, text, 10);
        assertThat(titles(found, kind)).contains(title);
        assertThat(found.isSwitched()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sensers, DEALS, Cold chain sensors",
        "hleio, ORGANISATIONS, Helio Foods",
        "chian sensors, DEALS, Cold chain sensors",
        "rosi marko, PEOPLE, Marco Rossi",
        "механка, ORGANISATIONS, Полюс Механика",
        "поюлс, ORGANISATIONS, Полюс Механика",
    })
    void forgivesSlips(String text, Kind kind, String title) {
        Found found = search.find(anna, text, 10);
        assertThat(titles(found, kind)).contains(title);
        assertThat(found.similar()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ghbdtn, 'Привет, поставка', привет",
        "сщдв срфшт, Cold chain sensors, cold chain",
        "сщдв срфшы, Cold chain sensors, cold chais",
    })
    void takesTheOtherKeyboardLayoutWhenNothingIsFound(String text, String title, String meant) {
        Found found = search.find(anna, text, 10);
        assertThat(titles(found, Kind.DEALS)).contains(title);
        assertThat(found.isSwitched()).isTrue();
        assertThat(found.meant()).isEqualTo(meant);
    }

    @Test
    void findsProductsWhereTheirPagesAre() {
        List<String> titles =
                navigation.stream().anyMatch(item -> item.path().equals("/products")) ? List.of("GTX Pro") : List.of();
        assertThat(titles(search.find(anna, "gtx-7", 10), Kind.PRODUCTS)).isEqualTo(titles);
    }

    @Test
    void findsNothingThatOneMayNotSee() {
        assertThat(search.find(anna, "secret merger", 10).groups()).isEmpty();
        assertThat(titles(search.find(anna, "полюс", 10), Kind.DEALS)).containsExactly("Привет, поставка");
        assertThat(titles(search.find(boris, "secret", 10), Kind.DEALS)).containsExactly("Secret merger");
        assertThat(titles(search.find(max, "secret", 10), Kind.DEALS)).containsExactly("Secret merger");
        assertThat(titles(search.find(boris, "delivery", 10), Kind.ACTIVITIES)).isEmpty();
        assertThat(titles(search.find(max, "delivery", 10), Kind.ACTIVITIES)).hasSize(1);
        assertThat(search.find(anna, "merger", Kind.DEALS, 1).groups()).isEmpty();
    }

    @Test
    void ownActivityOnAHiddenDealSaysNothingOfTheDeal() {
        UUID hidden = deal(boris, "Quiet takeover", organisation("Mute Ltd"), null);
        activities
                .create(boris, ActivityDraft.task("Zebra crossing", clock.instant(), anna.id(), hidden))
                .orElseThrow();
        Hit hit = hits(search.find(anna, "zebra", 10), Kind.ACTIVITIES).getFirst();
        assertThat(hit.detail()).isNull();
        assertThat(hit.link()).isEqualTo("/activities");
        assertThat(hits(search.find(max, "zebra", 10), Kind.ACTIVITIES)
                        .getFirst()
                        .link())
                .isEqualTo("/deals/" + hidden);
    }

    @Test
    void findsActivitiesByTheTitleOfTheirDealWhereItIsVisible() {
        UUID deal = deal(boris, "Wolfram filaments", organisation("Lamps"), null);
        activities
                .create(boris, ActivityDraft.task("Ask for the date", clock.instant(), anna.id(), deal))
                .orElseThrow();
        assertThat(titles(search.find(max, "wolfram", 10), Kind.ACTIVITIES)).containsExactly("Ask for the date");
        assertThat(titles(search.find(boris, "date filam", 10), Kind.ACTIVITIES))
                .containsExactly("Ask for the date");
        assertThat(titles(search.find(anna, "wolfram", 10), Kind.ACTIVITIES)).isEmpty();
    }

    @Test
    void showsWhatWasOpenedLastInThatOrderAndNothingHidden() {
        UUID hidden = deal(boris, "Sealed tender", organisation("Mute"), null);
        UUID mute = organisation("Mute and sons");
        List<String> opened = List.of(
                "/organisations/" + mute, "/deals/" + hidden, "/deals/" + sensors, "/deals/nonsense", "/sign-out");
        assertThat(hits(search.start(anna, opened), Kind.RECENT))
                .extracting(Hit::title)
                .containsExactly("Mute and sons", "Cold chain sensors");
        assertThat(hits(search.start(boris, opened), Kind.RECENT))
                .extracting(Hit::title)
                .containsExactly("Mute and sons", "Sealed tender");
    }

    @Test
    void anActionThatIsMeantStandsBeforeRecordsThatAreOnlyAlike() {
        deal(anna, "Darts for the office", organisation("Pub"), null);
        Found found = search.find(anna, "dark", 10);
        assertThat(found.groups().getFirst().kind()).isEqualTo(Kind.ACTIONS);
        assertThat(found.groups().getFirst().commands().getFirst().key()).isEqualTo("web.command.theme.dark");
    }

    @Test
    void removedRecordsAreNotFound() {
        UUID gone = deal(anna, "Vanishing quartz", organisation("Dusk"), null);
        assertThat(titles(search.find(anna, "quartz", 10), Kind.DEALS)).hasSize(1);
        deals.remove(anna, List.of(gone));
        assertThat(titles(search.find(anna, "quartz", 10), Kind.DEALS)).isEmpty();
    }

    @Test
    void ranksAgreementThenMineThenOpenThenLatest() {
        UUID none = organisation("Ranked");
        deal(max, "Submarine", none, null);
        deal(max, "The marine", none, null);
        deal(max, "Marine old", none, null);
        UUID closed = deal(max, "Marine closed", none, null);
        later();
        deal(max, "Marine late", none, null);
        assignToBoris(deal(max, "Marine foreign", none, null));
        later();
        jdbc.sql("update deal set updated_at = updated_at + interval '9 days' where id = :id")
                .param("id", closed)
                .update();
        jdbc.sql("update deal set outcome = 'won', closed_at = now() where id = :id")
                .param("id", closed)
                .update();
        assertThat(titles(search.find(max, "marine", 10), Kind.DEALS))
                .containsExactly(
                        "Marine late", "Marine old", "Marine closed", "Marine foreign", "The marine", "Submarine");
    }

    private void assignToBoris(UUID deal) {
        jdbc.sql("update deal set owner_id = :boris where id = :id")
                .param("boris", boris.id())
                .param("id", deal)
                .update();
    }

    private void later() {
        clock.set(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void pagesAreOfOneKindAndCounted() {
        UUID many = organisation("Many");
        for (int i = 0; i < Search.PAGE_SIZE + 2; i++) {
            deal(anna, "Batch item " + i, many, null);
        }
        assertThat(group(search.find(anna, "batch item", 5), Kind.DEALS).hits()).hasSize(5);
        assertThat(group(search.find(anna, "batch item", 5), Kind.DEALS).count())
                .isEqualTo(Search.PAGE_SIZE + 2);
        Found second = search.find(anna, "batch item", Kind.DEALS, 2);
        assertThat(titles(second, Kind.DEALS)).hasSize(2);
        assertThat(second.groups()).hasSize(1);
    }

    @Test
    void offersOnlyActionsAndPagesThatOneMayUse() {
        assertThat(commands(search.find(max, "new person", 10))).contains("/people/new");
        assertThat(commands(search.find(max, "новый контакт", 10))).contains("/people/new");
        assertThat(commands(search.find(max, "import", 10))).contains("/imports/new", "/imports");
        assertThat(commands(search.find(anna, "import", 10))).isEmpty();
        assertThat(commands(search.find(anna, "back up", 10))).isEmpty();
        assertThat(commands(search.find(cast.actor(cast.olga()), "backup", 10))).contains("/settings/backups/runs");
        assertThat(commands(search.find(cast.actor(cast.vera()), "new deal", 10)))
                .isEmpty();
        assertThat(commands(search.find(anna, "dark", 10))).contains("/appearance");
        assertThat(commands(search.find(anna, "pepole", 10))).contains("/people");
        assertThat(commands(search.find(anna, "вуфды", 10))).contains("/deals");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "%%%", "🚀", "\u0000\u0007", "...!", "…", "   "})
    void whatHoldsNoLetterOrDigitIsRefusedClearly(String text) {
        assertThat(search.find(anna, text, 10).trouble()).isEqualTo(Trouble.NO_LETTERS);
    }

    @Test
    void wildcardsAreTakenLiterally() {
        assertThat(search.find(anna, "p%4711", 10).groups()).isEmpty();
        assertThat(search.find(anna, "m_rossi@helio", 10).groups()).isEmpty();
        assertThat(search.find(anna, "co%ld", 10).groups()).isEmpty();
    }

    @Test
    void saysWhatIsTooShortAndTooLong() {
        assertThat(search.find(anna, "c", 10).trouble()).isEqualTo(Trouble.TOO_SHORT);
        assertThat(search.find(anna, "x".repeat(500), 10).trouble()).isEqualTo(Trouble.TOO_LONG);
        assertThat(search.find(anna, "cold " + "chain ".repeat(30), 10).trouble())
                .isNull();
        assertThat(search.find(anna, "\ud83d cold\u0000chain", 10).groups()).isNotEmpty();
    }

    @Test
    void withoutATextItOffersTheOwnDealsAndTheFirstActions() {
        Found start = search.start(anna, List.of());
        assertThat(hits(start, Kind.DEALS)).isNotEmpty().allMatch(Hit::mine);
        assertThat(commands(start)).contains("/deals/new", "/people/new");
        assertThat(hits(search.start(cast.actor(cast.vera()), List.of()), Kind.DEALS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cold  chain, (sensors)",
                "Алёна ЁЛКИНА й, съёмка щи ь",
                "José Müller-Łódź Øre Đà ħ ŧ ı",
                "ﬁne ② ½ GTX-77_a",
                "…",
                "日本 株式会社",
                "Ångström naïve İstanbul",
            })
    void wordsAreTheSameInTheDatabase(String text) {
        String inDatabase = jdbc.sql("select search_words(:text)")
                .param("text", text)
                .query(String.class)
                .single();
        assertThat(Words.of(text)).isEqualTo(inDatabase);
    }

    private static Group group(Found found, Kind kind) {
        return found.groups().stream()
                .filter(group -> group.kind() == kind)
                .findFirst()
                .orElse(new Group(kind, List.of(), List.of(), 0, false, false));
    }

    private static List<Hit> hits(Found found, Kind kind) {
        return group(found, kind).hits();
    }

    private static List<String> titles(Found found, Kind kind) {
        return hits(found, kind).stream().map(Hit::title).toList();
    }

    private static List<String> commands(Found found) {
        return found.groups().stream()
                .flatMap(group -> group.commands().stream())
                .map(command -> command.path())
                .toList();
    }
}
