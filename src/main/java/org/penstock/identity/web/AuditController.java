package org.penstock.identity.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.identity.Accounts;
import org.penstock.identity.AuditArea;
import org.penstock.identity.AuditLists;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit as a page and as a file. Nothing in the file is ever a live formula. */
@PageController
class AuditController {
    private static final String MARK = "\uFEFF";

    private final Templates templates;
    private final AuditLists lists;
    private final Accounts accounts;

    AuditController(Templates templates, AuditLists lists, Accounts accounts) {
        this.templates = templates;
        this.lists = lists;
        this.accounts = accounts;
    }

    @GetMapping("/settings/audit")
    JteModel show(Actor actor, Ui ui, @RequestParam Map<String, String> query) {
        AuditQuery asked = AuditQuery.of(query);
        AuditLists.Window window = lists.list(actor, asked.filter(), asked.after());
        UUID person = asked.filter().person();
        String name =
                person == null ? "" : accounts.names(actor, List.of(person)).getOrDefault(person, "");
        return templates.identityAudit(ui, window, asked, name, AuditArea.seen(actor));
    }

    @GetMapping("/settings/audit/list.csv")
    void csv(Actor actor, Ui ui, @RequestParam Map<String, String> query, HttpServletResponse response)
            throws IOException {
        Forbidden.unless(actor, Right.EXPORT);
        Forbidden.unless(actor, Right.SEE_AUDIT);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        try (OutputStreamWriter out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
                CsvWriter writer = CsvWriter.builder().build(out.append(MARK))) {
            writer.writeRecord(AuditText.head(ui));
            lists.each(actor, AuditQuery.of(query).filter(), entry -> writer.writeRecord(AuditText.line(ui, entry)));
        }
    }
}
