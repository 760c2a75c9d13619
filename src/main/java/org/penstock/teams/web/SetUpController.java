package org.penstock.teams.web;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.penstock.identity.PublicPaths;
import org.penstock.identity.SessionCookies;
import org.penstock.identity.SignedIn;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.teams.SetUp;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first visit: names the company and makes its first owner. */
@PageController
class SetUpController {
    private final Templates templates;
    private final SetUp setUp;
    private final Company company;
    private final SessionCookies cookies;

    SetUpController(Templates templates, SetUp setUp, Company company, SessionCookies cookies) {
        this.templates = templates;
        this.setUp = setUp;
        this.company = company;
        this.cookies = cookies;
    }

    @Configuration(proxyBeanMethods = false)
    static class Open {
        @Bean
        PublicPaths setUpPath() {
            return PublicPaths.of("/set-up");
        }
    }

    @GetMapping("/set-up")
    ResponseEntity<?> show(Ui ui, @RequestParam(defaultValue = "") String token) {
        if (!setUp.open()) {
            return Redirects.to(ui, "/");
        }
        SetUpForm form = SetUpForm.empty(company.settings(), ui.language(), token);
        return ResponseEntity.ok(templates.teamsSetUp(ui, form, setUp.tokenNeeded(), FormErrors.NONE));
    }

    @PostMapping("/set-up")
    ResponseEntity<?> create(Ui ui, SetUpForm form, HttpServletRequest request, HttpServletResponse response) {
        if (!setUp.open()) {
            return Redirects.to(ui, "/sign-in");
        }
        List<Refusal> choices = form.refusals();
        Result<UUID> made = choices.isEmpty() ? create(form) : Result.refused(choices);
        if (made instanceof Result.Done<UUID>(UUID owner)) {
            cookies.begin(owner, SignedIn.Means.SET_UP, request, response);
            return Redirects.to(ui, "/");
        }
        List<Refusal> refusals = made instanceof Result.Refused<UUID>(List<Refusal> why) ? why : List.of();
        return FormErrors.refused(templates.teamsSetUp(ui, form, setUp.tokenNeeded(), new FormErrors(refusals)));
    }

    private Result<UUID> create(SetUpForm form) {
        CompanySettings settings = form.onto(company.settings());
        return setUp.create(form.token(), settings, new SetUp.Owner(form.ownerName(), form.email(), form.password()));
    }
}
