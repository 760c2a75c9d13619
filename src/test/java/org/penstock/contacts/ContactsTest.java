package org.penstock.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.Deals;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.FieldType;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Page;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The doors of contacts: changes to many with their undo, the bin, lists, who may be there already. */
@PenstockTest
class ContactsTest {
    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    OrganisationTree tree;

    @Autowired
    ContactChanges changes;

    @Autowired
    ContactLists lists;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Labels labels;

    @Autowired
    CustomFields fields;

    @Autowired
    Deals deals;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor anna;
    Actor max;

    @BeforeEach
    void meet() {
        CleanDatabase.clean(jdbc);
        anna = cast.actor(cast.anna());
        max = cast.actor(cast.max());
    }

    @Test
    void givesManyAnotherOwnerAndTakesItBackButNotWhatWasEditedSince() {
        Person rossi = person("Marco Rossi");
        Person lang = person("Peter Lang");
        Changed given = changes.change(
                        max, Subject.PERSON, List.of(rossi.id(), lang.id()), new ContactEdit.Owner(max.id()))
                .orElseThrow();
        assertThat(given.done()).isEqualTo(2);
        Person now = people.get(anna, lang.id());
        people.change(anna, lang.id(), now.version(), now.facts().withJobTitle("Buyer"))
                .orElseThrow();

        Changed undone = changes.undo(max, Subject.PERSON, undo(given));

        assertThat(undone.done()).isOne();
        assertThat(undone.kept()).containsExactly("Peter Lang");
        assertThat(people.get(anna, rossi.id()).ownerId()).isNull();
        assertThat(people.get(anna, lang.id()).ownerId()).isEqualTo(max.id());
    }

    @Test
    void anUndoWorksOnceAndForItsMakerOnly() {
        Person rossi = person("Marco Rossi");
        UUID undo = undo(changes.remove(anna, Subject.PERSON, List.of(rossi.id())));
        assertThatThrownBy(() -> changes.undo(max, Subject.PERSON, undo)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> changes.undo(anna, Subject.ORGANISATION, undo)).isInstanceOf(Missing.class);
        assertThat(changes.undo(anna, Subject.PERSON, undo).done()).isOne();
        assertThat(people.get(anna, rossi.id()).binned()).isFalse();
        assertThatThrownBy(() -> changes.undo(anna, Subject.PERSON, undo)).isInstanceOf(Missing.class);
    }

    @Test
    void labelsManyButNotWithALabelOfSomethingElse() {
        Organisation helio = organisation("Helio Foods", null);
        UUID ours = labels.create(max, Subject.ORGANISATION, "Key account", "blue")
                .orElseThrow()
                .id();
        UUID peoples = labels.create(max, Subject.PERSON, "Decides", "red")
                .orElseThrow()
                .id();
        Changed added = changes.change(anna, Subject.ORGANISATION, List.of(helio.id()), new ContactEdit.AddLabel(ours))
                .orElseThrow();
        assertThat(organisations.get(anna, helio.id()).labels()).containsExactly(ours);
        changes.undo(anna, Subject.ORGANISATION, undo(added));
        assertThat(organisations.get(anna, helio.id()).labels()).isEmpty();
        assertThat(changes.change(anna, Subject.ORGANISATION, List.of(helio.id()), new ContactEdit.AddLabel(peoples)))
                .isInstanceOf(Result.Refused.class);
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        Actor vera = cast.actor(cast.vera());
        UUID rossi = person("Marco Rossi").id();
        assertThatThrownBy(() -> changes.remove(vera, Subject.PERSON, List.of(rossi)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> changes.takeBack(vera, Subject.PERSON, List.of(rossi)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> changes.change(vera, Subject.PERSON, List.of(rossi), new ContactEdit.Owner(vera.id())))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void theBinKeepsDealsAndPeopleAsTheyAre() {
        Organisation helio = organisation("Helio Foods", null);
        Person rossi = people.create(anna, PersonDraft.named("Marco Rossi").withOrganisation(helio.id()))
                .orElseThrow();
        UUID deal = deals.create(anna, DealDraft.titled("Sensors"), null).orElseThrow();
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.Organisation(helio.id())));

        changes.remove(anna, Subject.ORGANISATION, List.of(helio.id()));

        assertThat(jdbc.queryForObject("select organisation_id from deal where id = ?", UUID.class, deal))
                .isEqualTo(helio.id());
        assertThat(names(Subject.ORGANISATION, Map.of())).isEmpty();
        assertThat(names(Subject.ORGANISATION, Map.of("bin", "true"))).containsExactly("Helio Foods");
        // What refers to it already may be edited further.
        Person now = people.get(anna, rossi.id());
        assertThat(people.change(anna, rossi.id(), now.version(), now.facts().withJobTitle("Buyer")))
                .isInstanceOf(Result.Done.class);
        changes.takeBack(anna, Subject.ORGANISATION, List.of(helio.id()));
        assertThat(names(Subject.ORGANISATION, Map.of())).containsExactly("Helio Foods");
    }

    @Test
    void pagesFollowEachOtherForthAndBackWithoutGapOrTwin() {
        for (int i = 0; i < Page.DEFAULT_SIZE * 2 + 5; i++) {
            person("Person %03d".formatted((i * 37) % (Page.DEFAULT_SIZE * 2 + 5)));
        }
        ContactPage first = lists.load(anna, Subject.PERSON, ContactFilter.ALL);
        ContactPage second = lists.load(anna, Subject.PERSON, after(first));
        ContactPage third = lists.load(anna, Subject.PERSON, after(second));
        List<String> all = new ArrayList<>();
        List.of(first, second, third).forEach(page -> page.rows().forEach(row -> all.add(row.name())));
        assertThat(all).isSorted().hasSize(105);
        assertThat(new HashSet<>(all)).hasSize(105);
        assertThat(third.after()).isNull();
        assertThat(first.before()).isNull();
        ContactPage back =
                lists.load(anna, Subject.PERSON, ContactFilter.of(Map.of("before", String.valueOf(third.before()))));
        assertThat(back.rows()).isEqualTo(second.rows());
        assertThat(first.total()).isEqualTo(105);
    }

    @Test
    void ordersByChangeWithPagesToo() {
        for (int i = 0; i < Page.DEFAULT_SIZE + 2; i++) {
            person("Person " + i);
        }
        ContactPage first = lists.load(anna, Subject.PERSON, ContactFilter.of(Map.of("sort", "-updated")));
        ContactPage second = lists.load(
                anna,
                Subject.PERSON,
                ContactFilter.of(Map.of("sort", "-updated", "after", String.valueOf(first.after()))));
        assertThat(second.rows()).hasSize(2);
    }

    @Test
    void filtersByOpenDealsThatOneSees() {
        Organisation helio = organisation("Helio Foods", null);
        organisation("Polus", null);
        UUID deal = deals.create(max, DealDraft.titled("Sensors"), null).orElseThrow();
        deals.change(
                max, List.of(deal), null, List.of(new DealEdit.Organisation(helio.id()), new DealEdit.Owner(max.id())));
        assertThat(names(max, Subject.ORGANISATION, Map.of("deals", "open"))).containsExactly("Helio Foods");
        assertThat(names(max, Subject.ORGANISATION, Map.of("deals", "none"))).containsExactly("Polus");
        jdbc.update("update company set deal_visibility = 'own'");
        Actor boris = cast.actor(cast.boris());
        assertThat(names(boris, Subject.ORGANISATION, Map.of("deals", "open"))).isEmpty();
    }

    @Test
    void filtersByOwnerLabelAndCustomField() {
        CustomField shoe = fields.create(
                        max, new FieldDraft(Subject.PERSON, "Language", FieldType.CHOICE, List.of("German", "Italian")))
                .orElseThrow();
        people.create(
                        anna,
                        PersonDraft.named("Marco Rossi").withOwner(anna.id()).withCustom(Map.of(shoe.key(), "Italian")))
                .orElseThrow();
        person("Peter Lang");
        assertThat(names(Subject.PERSON, Map.of(shoe.name(), "Italian"))).containsExactly("Marco Rossi");
        assertThat(names(Subject.PERSON, Map.of(shoe.name(), "German"))).isEmpty();
        assertThat(names(Subject.PERSON, Map.of("custom.nothing", "x"))).isEmpty();
        assertThat(names(Subject.PERSON, Map.of("owner", "me"))).containsExactly("Marco Rossi");
        assertThat(names(Subject.PERSON, Map.of("owner", "none"))).containsExactly("Peter Lang");
    }

    @Test
    void saysWhoMayBeThereAlreadyAndWhy() {
        people.create(
                        anna,
                        PersonDraft.named("Marco Rossi")
                                .withWays(
                                        List.of(Email.work("marco@helio.example")),
                                        List.of(Phone.work("+39 06 1234 5678"))))
                .orElseThrow();
        assertThat(why("", List.of("x@y.example", " MARCO@helio.example "), List.of()))
                .containsExactly(Likeness.Why.EMAIL);
        assertThat(why("", List.of(), List.of("0039 06 12345678", "+390612345678")))
                .containsExactly(Likeness.Why.PHONE);
        assertThat(why("marco  ROSSI", List.of(), List.of())).containsExactly(Likeness.Why.NAME);
        assertThat(why("Marko Rossi", List.of(), List.of())).containsExactly(Likeness.Why.SIMILAR);
        assertThat(why("", List.of(""), List.of(""))).isEmpty();
    }

    @Test
    void namesAtMostFiveThatMayBeThere() {
        for (int i = 0; i < Duplicates.SHOWN_MAX + 3; i++) {
            person("Marco Rossi");
        }
        assertThat(why("Marco Rossi", List.of(), List.of())).hasSize(Duplicates.SHOWN_MAX);
    }

    @Test
    void knowsWhatStandsAboveAnOrganisation() {
        Organisation top = organisation("Nordlicht Holding", null);
        Organisation middle = organisation("Nordlicht Logistik", top.id());
        Organisation bottom = organisation("Nordlicht Kiel", middle.id());
        assertThat(tree.above(anna, bottom.id()).stream().map(OrganisationTree.Parent::name))
                .containsExactly("Nordlicht Holding", "Nordlicht Logistik");
        assertThat(names(Subject.ORGANISATION, Map.of("organisation", top.id().toString())))
                .containsExactly("Nordlicht Logistik");
    }

    private Person person(String name) {
        return people.create(anna, PersonDraft.named(name)).orElseThrow();
    }

    private Organisation organisation(String name, @Nullable UUID parent) {
        return organisations
                .create(anna, OrganisationDraft.named(name).withParent(parent))
                .orElseThrow();
    }

    private List<String> names(Subject subject, Map<String, String> query) {
        return names(anna, subject, query);
    }

    private List<String> names(Actor actor, Subject subject, Map<String, String> query) {
        return lists.load(actor, subject, ContactFilter.of(query)).rows().stream()
                .map(ContactRow::name)
                .toList();
    }

    private List<Likeness.Why> why(String name, List<String> emails, List<String> phones) {
        return duplicates.of(anna, Subject.PERSON, name, emails, phones).stream()
                .map(Likeness::why)
                .toList();
    }

    private static ContactFilter after(ContactPage page) {
        return ContactFilter.of(Map.of("after", String.valueOf(page.after())));
    }

    private static UUID undo(Changed changed) {
        return java.util.Objects.requireNonNull(changed.undo(), "Nothing to undo");
    }
}
