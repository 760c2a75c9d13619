package org.penstock.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Address;
import org.penstock.contacts.Email;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.imports.TraceRows.Draft;
import org.penstock.imports.TraceRows.Kind;
import org.penstock.kernel.Money;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Role;
import org.springframework.stereotype.Component;

/** Organisations. A parent may stand in a later row. */
@Component
class OrganisationSort implements Sort {
    private final Organisations organisations;
    private final FreshRecords fresh;
    private final CustomCells custom;
    private final TraceRows traces;
    private final ImportJson json;

    OrganisationSort(
            Organisations organisations, FreshRecords fresh, CustomCells custom, TraceRows traces, ImportJson json) {
        this.organisations = organisations;
        this.fresh = fresh;
        this.custom = custom;
        this.traces = traces;
        this.json = json;
    }

    private record Told(
            Ref ref,
            OrganisationDraft facts,
            @Nullable Organisation present,
            @Nullable Ref parent,
            @Nullable Ref owner) {}

    @Override
    public List<PlanRow> plan(Work work, ImportFile file, List<Line> lines) {
        List<Cells> all = lines.stream().map(line -> work.cells(file, line)).toList();
        List<String> names = new ArrayList<>();
        all.forEach(cells ->
                names.addAll(List.of(cells.text(Target.ORGANISATION_NAME), cells.text(Target.ORGANISATION_PARENT))));
        work.organisations.prepare(names);
        work.accounts.prepare(
                all.stream().map(cells -> cells.text(Target.ORGANISATION_OWNER)).toList());
        Map<String, UUID> byExternal = organisations.findByExternal(
                work.actor,
                work.run.origin(),
                all.stream().map(cells -> cells.text(Target.ORGANISATION_ID)).toList());
        List<Found> found =
                all.stream().map(cells -> find(work, cells, byExternal)).toList();
        Map<UUID, Organisation> present = organisations.byIds(
                work.actor,
                found.stream()
                        .filter(one -> one.ref != null && !one.ref.fresh)
                        .map(one -> id(one.ref))
                        .toList());
        List<PlanRow> rows = found.stream().map(one -> row(work, one, present)).toList();
        noRings(work, rows);
        return rows;
    }

    /** An organisation can't stand above itself. */
    private void noRings(Work work, List<PlanRow> rows) {
        Map<UUID, @Nullable UUID> parents = new HashMap<>();
        rows.forEach(row -> {
            if (row.write instanceof Told told && told.parent != null) {
                parents.put(told.ref.id, told.parent.id);
            }
        });
        Set<UUID> rings = parents.isEmpty() ? Set.of() : organisations.rings(work.actor, parents);
        rows.stream()
                .filter(row -> row.goes() && row.record != null && rings.contains(row.record))
                .forEach(row -> row.reject(Refusal.of("imports.row.ring")));
    }

    private static UUID id(@Nullable Ref ref) {
        return Objects.requireNonNull(ref).id;
    }

    private record Found(Cells cells, PlanRow row, @Nullable Ref ref) {}

    /** By the other system's id first, then by name. */
    private static Found find(Work work, Cells cells, Map<String, UUID> byExternal) {
        PlanRow row = new PlanRow(cells.line, Entity.ORGANISATIONS);
        row.title = cells.text(Target.ORGANISATION_NAME);
        UUID known = byExternal.get(cells.text(Target.ORGANISATION_ID));
        if (known != null) {
            return new Found(cells, row, Ref.known(known, row.title));
        }
        if (Names.key(row.title).isEmpty()) {
            row.reject(Refusal.of("imports.row.no-name"));
            return new Found(cells, row, null);
        }
        return new Found(cells, row, row.settle(work.organisations.match(row.title)));
    }

    private PlanRow row(Work work, Found found, Map<UUID, Organisation> present) {
        PlanRow row = found.row;
        Ref ref = found.ref;
        if (ref == null) {
            return row;
        }
        Work.Place first = work.met.putIfAbsent(ref.id, Work.Place.of(found.cells.line));
        if (first != null && !first.equals(Work.Place.of(found.cells.line))) {
            row.conflict(Refusal.of("imports.row.twice", first.number()));
            return row;
        }
        row.record = ref.id;
        Told told = told(work, found.cells, row, ref, present.get(ref.id));
        if (told == null) {
            return row;
        }
        List<Refusal> flaws = Organisations.flaws(told.facts);
        if (!flaws.isEmpty()) {
            row.reject(flaws);
            return row;
        }
        compare(row, told, work);
        return row;
    }

    private @Nullable Told told(Work work, Cells cells, PlanRow row, Ref ref, @Nullable Organisation present) {
        String parentName = cells.text(Target.ORGANISATION_PARENT);
        String ownerName = cells.text(Target.ORGANISATION_OWNER);
        Ref parent = parentName.isEmpty() ? null : row.settle(work.organisations.match(parentName));
        Ref owner = ownerName.isEmpty() || !row.goes() ? null : row.settle(work.accounts.match(ownerName));
        if (parent != null && parent.id.equals(ref.id)) {
            row.note(Refusal.of("imports.row.own-parent"));
            parent = null;
        }
        OrganisationDraft old = present == null ? OrganisationDraft.named(row.title) : present.facts();
        OrganisationDraft facts = facts(work, cells, row, old);
        if (!cells.wrong.isEmpty()) {
            row.reject(cells.wrong);
        }
        return row.goes() ? new Told(ref, facts, present, parent, owner) : null;
    }

    private OrganisationDraft facts(Work work, Cells cells, PlanRow row, OrganisationDraft old) {
        BigDecimal revenue = cells.amount(Target.ORGANISATION_REVENUE);
        Integer employees = cells.whole(Target.ORGANISATION_EMPLOYEES);
        Integer founded = cells.whole(Target.ORGANISATION_FOUNDED);
        String id = cells.textOrNull(Target.ORGANISATION_ID);
        String website = cells.textOrNull(Target.ORGANISATION_WEBSITE);
        String industry = cells.textOrNull(Target.ORGANISATION_INDUSTRY);
        OrganisationDraft facts = old.withSize(
                        employees == null ? old.employees() : employees,
                        revenue == null ? old.annualRevenue() : Money.of(revenue, work.run.currency()),
                        founded == null ? old.founded() : founded)
                .withWebsite(ProductSort.or(website, old.website()))
                .withIndustry(ProductSort.or(industry, old.industry()))
                .withAddress(address(cells, old.address()))
                .withWays(
                        Ways.added(old.emails(), Ways.emails(cells.text(Target.ORGANISATION_EMAIL)), Email::address),
                        Ways.added(old.phones(), Ways.phones(cells.text(Target.ORGANISATION_PHONE)), Ways::digits))
                .withCustom(custom.values(work, Entity.ORGANISATIONS, cells, row, old.custom()));
        return id == null ? facts : facts.withExternal(work.run.origin(), id);
    }

    private static Address address(Cells cells, Address old) {
        return new Address(
                ProductSort.or(cells.textOrNull(Target.ORGANISATION_STREET), old.street()),
                ProductSort.or(cells.textOrNull(Target.ORGANISATION_CITY), old.city()),
                ProductSort.or(cells.textOrNull(Target.ORGANISATION_REGION), old.region()),
                ProductSort.or(cells.textOrNull(Target.ORGANISATION_POSTAL_CODE), old.postalCode()),
                ProductSort.or(cells.textOrNull(Target.ORGANISATION_COUNTRY), old.country()));
    }

    private static void compare(PlanRow row, Told told, Work work) {
        OrganisationDraft old = told.present == null ? OrganisationDraft.named("") : told.present.facts();
        OrganisationDraft facts = told.facts;
        row.differs(Target.ORGANISATION_NAME.key(), old.name(), facts.name());
        row.differs(Target.ORGANISATION_INDUSTRY.key(), old.industry(), facts.industry());
        row.differs(Target.ORGANISATION_FOUNDED.key(), old.founded(), facts.founded());
        row.differs(Target.ORGANISATION_REVENUE.key(), old.annualRevenue(), facts.annualRevenue());
        row.differs(Target.ORGANISATION_EMPLOYEES.key(), old.employees(), facts.employees());
        row.differs(Target.ORGANISATION_WEBSITE.key(), old.website(), website(facts, old));
        row.differs(
                Target.ORGANISATION_COUNTRY.key(),
                old.address().line(),
                facts.address().line());
        row.differs(Target.ORGANISATION_EMAIL.key(), Ways.emails(old.emails()), Ways.emails(facts.emails()));
        row.differs(Target.ORGANISATION_PHONE.key(), Ways.phones(old.phones()), Ways.phones(facts.phones()));
        row.differs(Target.ORGANISATION_ID.key(), old.externalId(), facts.externalId());
        if (told.parent != null && !told.parent.id.equals(old.parentId())) {
            row.differs(Target.ORGANISATION_PARENT.key(), null, told.parent.name);
        }
        if (told.owner != null && !told.owner.id.equals(old.ownerId())) {
            row.differs(Target.ORGANISATION_OWNER.key(), null, told.owner.name);
        }
        CustomCells.differences(work, Entity.ORGANISATIONS, row, old.custom(), facts.custom());
        if (told.present != null && row.differences.isEmpty()) {
            row.skip(Refusal.of("imports.row.same"));
        } else {
            row.action = told.present == null ? Action.CREATE : Action.UPDATE;
            row.write = told;
        }
    }

    /** The door keeps addresses in one form; the same address in another spelling is no difference. */
    private static @Nullable String website(OrganisationDraft facts, OrganisationDraft old) {
        String told = facts.website();
        if (told == null || old.website() == null) {
            return told;
        }
        String same = org.penstock.fields.WebAddresses.parse(told).orElse(told);
        return same.equals(old.website()) ? old.website() : told;
    }

    @Override
    public void write(Work work, List<PlanRow> rows) {
        List<Told> all = rows.stream()
                .map(row -> (Told) Objects.requireNonNull(row.write))
                .toList();
        fresh.accounts(work, FreshRecords.named(all, Told::owner), Role.REP);
        Map<UUID, Ref> own = new HashMap<>();
        all.forEach(told -> own.put(told.ref.id, told.ref));
        fresh.organisations(
                work,
                FreshRecords.named(all, Told::parent).stream()
                        .filter(parent -> !own.containsKey(parent.id))
                        .toList());
        List<Organisations.Fresh> created = new ArrayList<>();
        List<Organisations.Rewrite> changed = new ArrayList<>();
        Set<UUID> early = new HashSet<>();
        for (Told told : all) {
            OrganisationDraft facts = complete(told);
            if (told.present == null && told.ref.written) {
                // A row of an earlier chunk named it as its parent and had it made.
                changed.add(new Organisations.Rewrite(told.ref.id, 1, facts));
                early.add(told.ref.id);
            } else if (told.present == null) {
                created.add(new Organisations.Fresh(told.ref.id, facts));
                told.ref.written = true;
                work.made(Kind.ORGANISATION, told.ref.id, told.ref.name);
            } else {
                changed.add(new Organisations.Rewrite(told.ref.id, told.present.version(), facts));
            }
        }
        organisations.write(work.actor, created);
        for (Organisation image : organisations.rewrite(work.actor, changed)) {
            if (!early.contains(image.id())) {
                work.traces.add(new Draft(
                        Kind.ORGANISATION_CHANGED, image.id(), image.name(), image.version() + 1, json.of((Object)
                                image)));
            }
        }
        traces.bump(work.run.id(), early);
    }

    private static OrganisationDraft complete(Told told) {
        OrganisationDraft facts = told.parent == null ? told.facts : told.facts.withParent(told.parent.id);
        return told.owner == null ? facts : facts.withOwner(told.owner.id);
    }
}
