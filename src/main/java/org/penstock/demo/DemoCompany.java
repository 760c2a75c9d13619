package org.penstock.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.penstock.catalog.Price;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Products;
import org.penstock.contacts.Address;
import org.penstock.contacts.Email;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.PersonDraft;
import org.penstock.contacts.Phone;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.StageKind;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.FieldType;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.identity.AccountDraft;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Role;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.teams.ExchangeRates;
import org.penstock.teams.TeamDraft;
import org.penstock.teams.Teams;
import org.springframework.stereotype.Component;

/** Founds the made-up company: its people, teams, pipelines, products, rates and customers. */
@Component
class DemoCompany {
    /** Who comes in by the printed links, a line for each role. */
    static final Map<Role, String> DOORS = new LinkedHashMap<>();

    static {
        DOORS.put(Role.OWNER, "owner@demo.example");
        DOORS.put(Role.MANAGER, "manager@demo.example");
        DOORS.put(Role.REP, "rep@demo.example");
        DOORS.put(Role.MARKETING, "marketing@demo.example");
        DOORS.put(Role.SUPPORT, "support@demo.example");
        DOORS.put(Role.VIEWER, "viewer@demo.example");
    }

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final int ORGANISATIONS = 180;
    static final int PEOPLE = 400;
    private static final int MONTHS_OF_RATES = 22;

    private final Company company;
    private final ExchangeRates rates;
    private final Accounts accounts;
    private final Teams teams;
    private final Pipelines pipelines;
    private final Products products;
    private final PriceLists prices;
    private final Organisations organisations;
    private final People people;
    private final Labels labels;
    private final CustomFields fields;
    private final Ids ids;
    private final Clock clock;

    DemoCompany(
            Company company,
            ExchangeRates rates,
            Accounts accounts,
            Teams teams,
            Pipelines pipelines,
            Products products,
            PriceLists prices,
            Organisations organisations,
            People people,
            Labels labels,
            CustomFields fields,
            Ids ids,
            Clock clock) {
        this.company = company;
        this.rates = rates;
        this.accounts = accounts;
        this.teams = teams;
        this.pipelines = pipelines;
        this.products = products;
        this.prices = prices;
        this.organisations = organisations;
        this.people = people;
        this.labels = labels;
        this.fields = fields;
        this.ids = ids;
        this.clock = clock;
    }

    record Rep(UUID id, String name, double skill) {}

    record Product(UUID id, String name, Map<String, BigDecimal> prices) {}

    record Customer(UUID id, String name, List<UUID> people) {}

    /** What the sales of the made-up company are drawn with. */
    record Founded(
            List<Rep> reps,
            List<UUID> managers,
            Pipeline main,
            Pipeline fast,
            List<Product> products,
            List<Customer> customers,
            List<UUID> labels) {}

    Founded found(Actor system, Draw draw) {
        company.setUp(
                        system,
                        new CompanySettings(
                                "Nordlicht Systems",
                                ZONE,
                                "EUR",
                                Locale.ENGLISH,
                                DayOfWeek.MONDAY,
                                1,
                                "DE",
                                CompanySettings.DealVisibility.TEAM,
                                null,
                                company.settings().version()))
                .orElseThrow();
        rates(system);
        List<UUID> managers = managers(system);
        List<Rep> reps = reps(system, managers, draw);
        others(system);
        fields.create(system, new FieldDraft(Subject.DEAL, "Competitor", FieldType.TEXT, List.of()))
                .orElseThrow();
        fields.create(system, new FieldDraft(Subject.DEAL, "Budget approved", FieldType.BOOLEAN, List.of()))
                .orElseThrow();
        fields.create(system, new FieldDraft(Subject.ORGANISATION, "Segment", FieldType.CHOICE, List.of("A", "B", "C")))
                .orElseThrow();
        return new Founded(
                reps,
                managers,
                pipelines.standard(),
                fastPipeline(system),
                products(system),
                customers(system, draw, reps),
                labels(system));
    }

    private void rates(Actor system) {
        LocalDate first = LocalDate.now(clock.withZone(ZONE)).withDayOfMonth(1).minusMonths(MONTHS_OF_RATES);
        List<ExchangeRates.ExchangeRate> all = new ArrayList<>();
        for (int month = 0; month <= MONTHS_OF_RATES; month++) {
            LocalDate day = first.plusMonths(month);
            double swing = Math.sin(month / 3.0) * 0.02;
            all.add(rate("USD", day, 0.915 + swing));
            all.add(rate("GBP", day, 1.165 + swing));
            all.add(rate("CHF", day, 1.045 - swing));
        }
        rates.put(system, all);
    }

    private static ExchangeRates.ExchangeRate rate(String currency, LocalDate day, double rate) {
        return new ExchangeRates.ExchangeRate(currency, day, BigDecimal.valueOf(Math.round(rate * 10_000), 4));
    }

    private List<UUID> managers(Actor system) {
        return accounts.create(
                system,
                List.of(
                        new AccountDraft(Invented.MANAGERS.get(0), "manager@demo.example", Role.MANAGER, "en", null),
                        new AccountDraft(Invented.MANAGERS.get(1), "tomas@demo.example", Role.MANAGER, "en", null),
                        new AccountDraft(Invented.MANAGERS.get(2), "svetlana@demo.example", Role.MANAGER, "ru", null)));
    }

    private List<Rep> reps(Actor system, List<UUID> managers, Draw draw) {
        List<AccountDraft> drafts = new ArrayList<>();
        for (int i = 0; i < Invented.REPS.size(); i++) {
            String email = i == 0 ? "rep@demo.example" : "rep" + (i + 1) + "@demo.example";
            drafts.add(new AccountDraft(Invented.REPS.get(i), email, Role.REP, i == 8 || i == 9 ? "ru" : "en", null));
        }
        List<UUID> created = accounts.create(system, drafts);
        List<String> names = List.of("North", "South", "East");
        List<Rep> reps = new ArrayList<>();
        for (int team = 0; team < names.size(); team++) {
            UUID id = teams.create(system, new TeamDraft(names.get(team), null, managers.get(team)))
                    .orElseThrow();
            for (int i = team * 4; i < team * 4 + 4; i++) {
                teams.addMember(system, id, created.get(i)).orElseThrow();
                reps.add(new Rep(created.get(i), Invented.REPS.get(i), 0.7 + draw.unit() * 0.6));
            }
        }
        return reps;
    }

    private void others(Actor system) {
        accounts.create(
                system,
                List.of(
                        new AccountDraft("Helene Brandt", "owner@demo.example", Role.OWNER, "en", null),
                        new AccountDraft("Rosa Klein", "marketing@demo.example", Role.MARKETING, "en", null),
                        new AccountDraft("Sam Whitlock", "support@demo.example", Role.SUPPORT, "en", null),
                        new AccountDraft("Vera Sand", "viewer@demo.example", Role.VIEWER, "en", null)));
    }

    private Pipeline fastPipeline(Actor system) {
        UUID id = pipelines
                .add(
                        system,
                        "Web shop",
                        List.of(
                                new Pipelines.StageDraft("Enquiry", StageKind.LEAD_GENERATION, 20),
                                new Pipelines.StageDraft("Offer", StageKind.PROPOSAL, 50),
                                new Pipelines.StageDraft("Order", StageKind.CLOSING, 85),
                                new Pipelines.StageDraft("Customer", StageKind.RETENTION, 100)))
                .orElseThrow();
        return pipelines.of(id);
    }

    private List<Product> products(Actor system) {
        List<Product> all = new ArrayList<>();
        List<Products.Fresh> fresh = new ArrayList<>();
        for (Invented.Good good : Invented.GOODS) {
            UUID id = ids.next();
            int price = good.euros();
            fresh.add(new Products.Fresh(id, good.draft()));
            all.add(new Product(
                    id,
                    good.name(),
                    Map.of(
                            "EUR", BigDecimal.valueOf(price),
                            "USD", BigDecimal.valueOf(Math.round(price * 1.1)),
                            "GBP", BigDecimal.valueOf(Math.round(price * 0.86)),
                            "CHF", BigDecimal.valueOf(Math.round(price * 0.97)))));
        }
        products.write(system, fresh);
        prices.put(system, listed(system, all));
        return all;
    }

    /** The standard lists of four currencies, and one for partners at four fifths. */
    private List<Price> listed(Actor system, List<Product> all) {
        List<Price> listed = new ArrayList<>();
        for (String currency : List.of("EUR", "USD", "GBP", "CHF")) {
            UUID list = prices.standardOrNew(system, currency).id();
            all.forEach(product ->
                    listed.add(new Price(product.id(), list, product.prices().get(currency))));
        }
        UUID partners = prices.create(system, "Partners", "EUR").orElseThrow().id();
        all.forEach(product -> listed.add(new Price(
                product.id(),
                partners,
                product.prices().getOrDefault("EUR", BigDecimal.ONE).multiply(new BigDecimal("0.8")))));
        return listed;
    }

    private List<Customer> customers(Actor system, Draw draw, List<Rep> reps) {
        List<Organisations.Fresh> companies = new ArrayList<>();
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < ORGANISATIONS; i++) {
            UUID id = ids.next();
            String name = name(i);
            UUID parent = i > 40 && draw.chance(0.06)
                    ? companies.get(draw.between(0, 30)).id()
                    : null;
            companies.add(new Organisations.Fresh(
                    id,
                    OrganisationDraft.named(name)
                            .withParent(parent)
                            .withOwner(draw.skewed(reps).id())
                            .withIndustry(draw.one(Invented.INDUSTRIES))
                            .withWebsite("https://company" + (i + 1) + ".example")
                            .withSize(draw.between(8, 2_400), null, draw.between(1950, 2022))
                            .withAddress(new Address(null, draw.one(Invented.CITIES), null, null, null))
                            .withCustom(Map.of("segment", draw.one(List.of("A", "B", "C"))))));
            customers.add(new Customer(id, name, new ArrayList<>()));
        }
        organisations.write(system, companies);
        people(system, draw, customers);
        return customers;
    }

    private void people(Actor system, Draw draw, List<Customer> customers) {
        List<People.Fresh> fresh = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            Customer customer = customers.get(i % customers.size());
            UUID id = ids.next();
            String name = draw.one(Invented.FIRST_NAMES) + " " + draw.one(Invented.LAST_NAMES);
            fresh.add(new People.Fresh(
                    id,
                    PersonDraft.named(name)
                            .withOrganisation(customer.id())
                            .withJobTitle(draw.one(Invented.JOB_TITLES))
                            .withWays(
                                    List.of(Email.work(
                                            "person" + (i + 1) + "@company" + (i % customers.size() + 1) + ".example")),
                                    draw.chance(0.7)
                                            ? List.of(
                                                    Phone.work("+49 40 55500" + String.format(Locale.ROOT, "%03d", i)))
                                            : List.of())));
            customer.people().add(id);
        }
        people.write(system, fresh);
    }

    private static String name(int i) {
        List<String> stems = Invented.COMPANY_STEMS;
        String stem = stems.get(i % stems.size());
        return stem + " "
                + Invented.COMPANY_BRANCHES.get((i / stems.size() * 5 + i * 7) % Invented.COMPANY_BRANCHES.size());
    }

    private List<UUID> labels(Actor system) {
        return labels.findOrCreate(system, Subject.DEAL, List.of("multi-site", "food", "renewal", "tender", "partner"));
    }
}
