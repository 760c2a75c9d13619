package org.penstock.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a column can go. The headings by which each is known are in {@code imports/headings.properties}. */
public enum Target {
    REP_NAME(Entity.REPS, Form.TEXT),
    REP_MANAGER(Entity.REPS, Form.TEXT),
    REP_OFFICE(Entity.REPS, Form.TEXT),
    PRODUCT_NAME(Entity.PRODUCTS, Form.TEXT),
    PRODUCT_CODE(Entity.PRODUCTS, Form.TEXT),
    PRODUCT_CATEGORY(Entity.PRODUCTS, Form.TEXT),
    PRODUCT_UNIT(Entity.PRODUCTS, Form.TEXT),
    PRODUCT_DESCRIPTION(Entity.PRODUCTS, Form.TEXT),
    PRODUCT_PRICE(Entity.PRODUCTS, Form.NUMBER),
    PRODUCT_CURRENCY(Entity.PRODUCTS, Form.TEXT),
    ORGANISATION_NAME(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_ID(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_PARENT(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_INDUSTRY(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_FOUNDED(Entity.ORGANISATIONS, Form.NUMBER),
    ORGANISATION_REVENUE(Entity.ORGANISATIONS, Form.NUMBER),
    ORGANISATION_EMPLOYEES(Entity.ORGANISATIONS, Form.NUMBER),
    ORGANISATION_WEBSITE(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_EMAIL(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_PHONE(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_STREET(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_CITY(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_REGION(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_POSTAL_CODE(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_COUNTRY(Entity.ORGANISATIONS, Form.TEXT),
    ORGANISATION_OWNER(Entity.ORGANISATIONS, Form.TEXT),
    PERSON_NAME(Entity.PEOPLE, Form.TEXT),
    PERSON_FIRST_NAME(Entity.PEOPLE, Form.TEXT),
    PERSON_LAST_NAME(Entity.PEOPLE, Form.TEXT),
    PERSON_ID(Entity.PEOPLE, Form.TEXT),
    PERSON_ORGANISATION(Entity.PEOPLE, Form.TEXT),
    PERSON_JOB_TITLE(Entity.PEOPLE, Form.TEXT),
    PERSON_EMAIL(Entity.PEOPLE, Form.TEXT),
    PERSON_PHONE(Entity.PEOPLE, Form.TEXT),
    PERSON_OWNER(Entity.PEOPLE, Form.TEXT),
    DEAL_ID(Entity.DEALS, Form.TEXT),
    DEAL_TITLE(Entity.DEALS, Form.TEXT),
    DEAL_ORGANISATION(Entity.DEALS, Form.TEXT),
    DEAL_PERSON(Entity.DEALS, Form.TEXT),
    DEAL_EMAIL(Entity.DEALS, Form.TEXT),
    DEAL_PRODUCT(Entity.DEALS, Form.TEXT),
    DEAL_QUANTITY(Entity.DEALS, Form.NUMBER),
    DEAL_PIPELINE(Entity.DEALS, Form.TEXT),
    DEAL_STAGE(Entity.DEALS, Form.TEXT),
    DEAL_OUTCOME(Entity.DEALS, Form.TEXT),
    DEAL_REASON(Entity.DEALS, Form.TEXT),
    DEAL_CREATED(Entity.DEALS, Form.DATE),
    DEAL_CLOSED(Entity.DEALS, Form.DATE),
    DEAL_WON(Entity.DEALS, Form.DATE),
    DEAL_LOST(Entity.DEALS, Form.DATE),
    DEAL_EXPECTED_CLOSE(Entity.DEALS, Form.DATE),
    DEAL_VALUE(Entity.DEALS, Form.NUMBER),
    DEAL_CURRENCY(Entity.DEALS, Form.TEXT),
    DEAL_PROBABILITY(Entity.DEALS, Form.NUMBER),
    DEAL_OWNER(Entity.DEALS, Form.TEXT),
    DEAL_SOURCE(Entity.DEALS, Form.TEXT);

    /** How the text of a cell is read. */
    public enum Form {
        TEXT,
        NUMBER,
        DATE
    }

    private final Entity entity;
    private final Form form;
    private final String code;

    Target(Entity entity, Form form) {
        this.entity = entity;
        this.form = form;
        this.code = name().toLowerCase(Locale.ROOT).replaceFirst("_", ".").replace('_', '-');
    }

    public Entity entity() {
        return entity;
    }

    public Form form() {
        return form;
    }

    /** As it stands in the mapping, in the resource file and in message keys: {@code deal.expected-close}. */
    public String code() {
        return code;
    }

    public String key() {
        return "imports.target." + code;
    }

    public static Optional<Target> of(String code) {
        return Arrays.stream(values())
                .filter(target -> target.code().equals(code))
                .findFirst();
    }

    /** What the columns of such a file can be. */
    public static List<Target> of(Entity entity) {
        Entity asIf = entity == Entity.CLOSED_DEALS ? Entity.DEALS : entity;
        return Arrays.stream(values()).filter(target -> target.entity == asIf).toList();
    }
}
