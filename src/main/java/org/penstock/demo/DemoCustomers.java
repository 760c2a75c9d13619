package org.penstock.demo;

import java.time.LocalDate;
import java.util.List;
import org.penstock.closing.Contract;
import org.penstock.closing.ContractDraft;
import org.penstock.closing.Contracts;
import org.penstock.customers.Customer;
import org.penstock.customers.CustomerUpkeep;
import org.penstock.customers.Customers;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** What the made-up company knows of its customers: rhythms, use, issues, and who left. */
@Component
class DemoCustomers {
    private static final int TOLD = 120;
    private static final int CONTRACTS = 200;
    private static final List<String> WHY =
            List.of("Moved to a competitor", "Closed the site where it ran", "Built something of their own");

    private final CustomerUpkeep upkeep;
    private final Customers customers;
    private final Contracts contracts;

    DemoCustomers(CustomerUpkeep upkeep, Customers customers, Contracts contracts) {
        this.upkeep = upkeep;
        this.customers = customers;
        this.contracts = contracts;
    }

    void settle(Actor system, Draw draw) {
        upkeep.settle(system);
        LocalDate today = customers.today(system);
        Customers.Filter all = new Customers.Filter("all", "", today.minusYears(1), today, null);
        for (Customer customer : customers.rows(system, all, 0, CONTRACTS)) {
            if (contracts.find(system, customer.deal()).isEmpty()) {
                contracts
                        .put(system, customer.deal(), null, contract(customer.since(), draw))
                        .orElseThrow();
            }
        }
        for (Customer customer : customers.rows(system, all, 0, TOLD)) {
            boolean left = draw.chance(0.06);
            customers
                    .change(
                            system,
                            customer.id(),
                            customer.version(),
                            new Customers.Inputs(
                                    draw.chance(0.5) ? draw.between(4, 12) : null,
                                    draw.one(List.of("growing", "steady", "steady", "falling")),
                                    draw.chance(0.2) ? draw.between(1, 3) : 0,
                                    left ? today.minusDays(draw.between(5, 200)) : null,
                                    left ? draw.one(WHY) : null))
                    .orElseThrow();
        }
        upkeep.settle(system);
    }

    private static ContractDraft contract(LocalDate since, Draw draw) {
        Contract.Renewal renewal = draw.chance(0.4) ? Contract.Renewal.AUTOMATIC : Contract.Renewal.MANUAL;
        return new ContractDraft(since, null, draw.chance(0.2) ? 24 : 12, renewal, 30, null, null);
    }
}
