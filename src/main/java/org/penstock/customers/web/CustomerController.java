package org.penstock.customers.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.customers.Customer;
import org.penstock.customers.Customers;
import org.penstock.customers.Retention;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Page;
import org.penstock.kernel.Right;
import org.penstock.web.Cells;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customers: figures of retention, renewals by month, and the list that each figure leads to. */
@PageController
public class CustomerController {
    /** The most lines of a file. */
    static final int FILE_MAX = 100_000;

    private static final int FILE_PAGE = 500;
    private static final List<String> SHOWN = List.of("good", "watch", "risk", "left");

    private final Customers customers;
    private final Retention retention;
    private final Templates templates;

    CustomerController(Customers customers, Retention retention, Templates templates) {
        this.customers = customers;
        this.retention = retention;
        this.templates = templates;
    }

    /** The page. */
    public record View(
            Page<Customer> page,
            Customers.Filter filter,
            Retention.Report report,
            List<Retention.Month> months,
            Map<String, Long> counts) {
        public View {
            months = List.copyOf(months);
            counts = Map.copyOf(counts);
        }

        /** The same page with this list. */
        public String link(String show, String figure) {
            return "/customers?from=" + filter.from() + "&to=" + filter.to() + "&show=" + show + "&figure=" + figure;
        }

        public long most() {
            return months.stream().mapToLong(Retention.Month::ended).max().orElse(0);
        }

        public long present() {
            return counts.getOrDefault("good", 0L) + counts.getOrDefault("watch", 0L) + counts.getOrDefault("risk", 0L);
        }

        public long count(String show) {
            return show.equals("all") ? present() : counts.getOrDefault(show, 0L);
        }
    }

    @GetMapping("/customers")
    JteModel list(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String figure,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String renews,
            @RequestParam(defaultValue = "1") int page) {
        Customers.Filter filter = filter(actor, show, figure, from, to, renews);
        return templates.customersList(
                ui,
                new View(
                        customers.page(actor, filter, page),
                        filter,
                        retention.of(actor, filter.from(), filter.to()),
                        retention.renewals(actor, customers.today(actor)),
                        customers.counts(actor)));
    }

    @GetMapping("/customers/list.csv")
    void file(
            Actor actor,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "") String figure,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String renews,
            HttpServletResponse response)
            throws IOException {
        Forbidden.unless(actor, Right.EXPORT);
        Customers.Filter filter = filter(actor, show, figure, from, to, renews);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"customers.csv\"");
        try (CsvWriter csv =
                CsvWriter.builder().build(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            csv.writeRecord(
                    "customer",
                    "owner",
                    "since",
                    "health",
                    "score",
                    "reasons",
                    "renews_on",
                    "annual",
                    "moved",
                    "currency",
                    "left_on",
                    "left_reason");
            for (int offset = 0; offset < FILE_MAX; offset += FILE_PAGE) {
                List<Customer> rows = customers.rows(actor, filter, offset, FILE_PAGE);
                rows.forEach(customer -> csv.writeRecord(line(customer)));
                if (rows.size() < FILE_PAGE) {
                    break;
                }
            }
        }
    }

    private static String[] line(Customer customer) {
        return new String[] {
            Cells.harmless(customer.name()),
            Cells.harmless(text(customer.ownerName())),
            customer.since().toString(),
            customer.health(),
            String.valueOf(customer.score()),
            String.join(" ", customer.reasons()),
            text(customer.renewsOn()),
            customer.annual().amount().toPlainString(),
            customer.moved() == null ? "" : customer.moved().amount().toPlainString(),
            customer.annual().code(),
            text(customer.leftOn()),
            Cells.harmless(text(customer.leftReason()))
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** What can't be read is left out: the last twelve months, all present customers. */
    private Customers.Filter filter(Actor actor, String show, String figure, String from, String to, String renews) {
        LocalDate today = customers.today(actor);
        LocalDate end = day(to, today);
        LocalDate begin = day(from, end.minusYears(1));
        boolean ordered = begin.isBefore(end);
        LocalDate month = day(renews, LocalDate.EPOCH);
        return new Customers.Filter(
                SHOWN.contains(show) ? show : "all",
                Customers.FIGURES.contains(figure) ? figure : "",
                ordered ? begin : end.minusYears(1),
                end,
                month.equals(LocalDate.EPOCH) ? null : month.withDayOfMonth(1));
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            LocalDate day = text.isBlank() ? otherwise : LocalDate.parse(text);
            return day.getYear() < 1970 || day.getYear() > 2200 ? otherwise : day;
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }
}
