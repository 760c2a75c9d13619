package org.penstock.demo;

import java.util.List;
import org.penstock.catalog.ProductDraft;

/** The words that names, titles and notes of the made-up company are put together from. None is anybody's. */
final class Invented {
    private Invented() {}

    /** What the company sells, and for how many euros. */
    record Good(String name, String code, String category, String unit, String description, int euros) {
        ProductDraft draft() {
            return new ProductDraft(name, code, category, unit, description, true, null, null);
        }
    }

    static final List<Good> GOODS = List.of(
            new Good("Sensor kit S", "SK-S", "Hardware", "kit", "Eight temperature sensors with mounts.", 490),
            new Good("Sensor kit L", "SK-L", "Hardware", "kit", "Twenty-four sensors with mounts and a case.", 1_290),
            new Good("Gateway", "GW-1", "Hardware", "piece", "Collects up to 200 sensors; mobile and Ethernet.", 860),
            new Good("Tracking licence, year", "LT-12", "Licences", "site", "Live positions and alarms.", 3_600),
            new Good("Analytics licence, year", "LA-12", "Licences", "site", "Reports, forecasts, exports.", 7_200),
            new Good("Support, year", "SU-12", "Services", "site", "Answer within four hours on working days.", 2_400),
            new Good("Set-up day", "SD-1", "Services", "day", "A technician on site, travel included.", 1_150),
            new Good("Training day", "TD-1", "Services", "day", "Up to twelve people, on site or remote.", 980));

    static final List<String> MANAGERS = List.of("Ingrid Halvorsen", "Tomás Arrieta", "Светлана Орлова");

    static final List<String> REPS = List.of(
            "Anna Kovač",
            "Viktor Dahl",
            "Lena Thoma",
            "Milan Bakker",
            "Ivo Santos",
            "Marta Bianchi",
            "Paul Okafor",
            "Chiara Lindt",
            "Дмитрий Лаптев",
            "Ольга Ветрова",
            "Janis Ozols",
            "Petra Novotná");

    static final List<String> COMPANY_STEMS = List.of(
            "Nordlicht",
            "Helio",
            "Baltic",
            "Orbita",
            "Casa Verde",
            "Juniper",
            "Kinema",
            "Ferrum",
            "Marlow & Pike",
            "Аврора",
            "Полюс",
            "Silvan",
            "Tidewater",
            "Quarz",
            "Maris",
            "Bellflower",
            "Стрела",
            "Alto",
            "Brightwell",
            "Corvin",
            "Delphin",
            "Ember",
            "Falk",
            "Granit",
            "Havn",
            "Iris",
            "Jolly",
            "Kestrel",
            "Lumen",
            "Мираж",
            "Nova",
            "Oriel",
            "Pinecone",
            "Quill",
            "Rigel",
            "Saffron",
            "Tern",
            "Umbra",
            "Vela",
            "Willow",
            "Заря",
            "Zephyr",
            "Arbor",
            "Cobalt",
            "Drift");

    static final List<String> COMPANY_BRANCHES = List.of(
            "Logistik",
            "Foods",
            "Timber",
            "Labs",
            "Telecom",
            "Health",
            "Studios",
            "Retail",
            "Механика",
            "Energy",
            "Marine",
            "Printing");

    static final List<String> INDUSTRIES =
            List.of("Logistics", "Food", "Manufacturing", "Software", "Telecom", "Health", "Media", "Retail", "Energy");

    static final List<String> CITIES = List.of(
            "Hamburg", "Riga", "Torino", "Porto", "Praha", "Oslo", "Lyon", "Gdańsk", "Алматы", "Ереван", "Leeds",
            "Gent");

    static final List<String> FIRST_NAMES = List.of(
            "Marco",
            "Ioana",
            "Peter",
            "Sofia",
            "Jonas",
            "Clara",
            "Hugo",
            "Nina",
            "Oskar",
            "Lucía",
            "Екатерина",
            "Андрей",
            "Mária",
            "Stefan",
            "Elif",
            "Noah",
            "Greta",
            "Артём",
            "Yara",
            "Kasper",
            "Ines",
            "Filip",
            "Aino");

    static final List<String> LAST_NAMES = List.of(
            "Rossi",
            "Marin",
            "Lang",
            "Silva",
            "Berg",
            "Moreau",
            "Novák",
            "Jansen",
            "Соколова",
            "Лебедев",
            "Horváth",
            "Nilsen",
            "Demir",
            "Walsh",
            "Krüger",
            "Петросян",
            "Costa",
            "Virtanen",
            "Dubois",
            "Kask",
            "Murphy",
            "Zieliński");

    static final List<String> JOB_TITLES = List.of(
            "COO",
            "Head of purchasing",
            "Quality manager",
            "CFO",
            "IT lead",
            "Plant manager",
            "Owner",
            "Fleet manager",
            "Operations",
            "Директор по закупкам");

    static final List<String> WORK = List.of(
            "Cold chain sensors",
            "Fleet tracking",
            "Annual licence",
            "Support contract",
            "Pilot",
            "Migration",
            "Warehouse rollout",
            "POS renewal",
            "Training days",
            "Data integration",
            "Spare parts frame",
            "Складской учёт",
            "Energy monitoring",
            "Design review",
            "Extension");

    static final List<String> SCOPES = List.of(
            "12 depots",
            "3 sites",
            "phase 2",
            "north region",
            "the new plant",
            "40 vehicles",
            "one year",
            "two years",
            "head office",
            "all branches");

    static final List<String> SOURCES =
            List.of("Web form", "Referral", "Trade fair", "Cold call", "Newsletter", "Partner", "Webinar");

    static final List<String> NEXT_STEPS = List.of(
            "Call about the offer",
            "Send the revised offer",
            "Demo with the plant manager",
            "Ask for the decision date",
            "Meet the purchaser",
            "Check the integration questions",
            "Follow up on the contract",
            "Find the budget owner",
            "Согласовать условия оплаты",
            "Prepare the site visit");

    static final List<String> NOTES = List.of(
            "Budget is approved for this quarter; the board decides.",
            "They compare us with ThermoLog. Price matters less than delivery in January.",
            "Our champion is on holiday until Monday.",
            "Wants references from the food industry.",
            "Purchasing asks for a frame contract over two years.",
            "Просят отсрочку платежа на 30 дней.",
            "Pilot went well: 3 of 3 depots are satisfied.",
            "IT needs the data processing agreement before they go on.");
}
