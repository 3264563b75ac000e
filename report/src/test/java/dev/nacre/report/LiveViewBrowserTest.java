package dev.nacre.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.training.Listener;
import dev.nacre.training.Trained;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page in a real browser. */
class LiveViewBrowserTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void requireBrowser() {
        assumeThat(Browser.program())
                .as("no Chromium here: the live page was not looked at in a browser")
                .isPresent();
    }

    /** A training that goes on until it is stopped. */
    private static CompletableFuture<Trained> endless(Listener... listeners) {
        return CompletableFuture.supplyAsync(
                () -> TwoClasses.trainer(1_000_000)
                        .fit(TwoClasses.network(), TwoClasses.of(1), TwoClasses.of(2), listeners),
                OwnThread::run);
    }

    private static String click(String action, int training) {
        return "document.querySelector('[data-act=" + action + "][data-training=\"" + training + "\"]').click()";
    }

    @Test
    void figuresArriveWhileItTrainsAndStopKeepsTheModel() throws Exception {
        try (LiveView view = new LiveView(0)) {
            CompletableFuture<Trained> training = endless(view);
            try (BrowserTab tab = BrowserTab.open(view.url(), folder)) {
                tab.await("document.querySelectorAll('#t1-curves polyline').length >= 4");
                tab.await("document.querySelectorAll('#t1-layers polyline').length >= 2");
                String steps = "Number(document.querySelector('#t1-status dd').textContent.replaceAll(',', ''))";
                double before = Double.parseDouble(tab.value(steps));
                tab.await(steps + " > " + before);
                tab.await("[...document.querySelectorAll('#t1-curves g.line')]"
                        + ".some(g => g.dataset.name === 'held out' && g.dataset.x.split(' ').length > 3)");
                tab.await("document.querySelectorAll('#t1-distributions image').length >= 2");
                assertThat(tab.value("document.querySelector('#shown').textContent"))
                        .isEmpty();
                assertThat(tab.value("document.querySelector('#t1-examples').innerText"))
                        .contains("predicted");
                assertThat(training).isNotDone();
                tab.value(click("stop", 1));
                Trained trained = training.get();
                tab.await("document.querySelector('#t1-brief').textContent.startsWith('ended')");
                assertThat(tab.value("document.querySelector('[data-act=stop][data-training]').disabled"))
                        .isEqualTo("true");
                assertThat(trained.bestEpoch()).isEqualTo(trained.history().size());
                assertThat(trained.model().predict(TwoClasses.of(2).x()).columns)
                        .isEqualTo(120);
                assertThat(tab.errors()).isEmpty();
            }
        }
    }

    private static final String STEPS =
            "Number(document.querySelector('#t%d-status dd').textContent.replaceAll(',', ''))";

    /** Waits until more steps are shown. */
    private static void awaitSteps(BrowserTab tab, int training) {
        String steps = STEPS.formatted(training);
        tab.await(steps + " > 0");
        tab.await(steps + " > " + tab.value(steps));
    }

    @Test
    void twoTrainingsAtOnceInTwoTabs() throws Exception {
        try (LiveView view = new LiveView(0)) {
            CompletableFuture<Trained> one = endless(view.named("first <1>"));
            try (BrowserTab tab = BrowserTab.open(view.url(), folder)) {
                tab.await("document.querySelectorAll('#t1-curves polyline').length >= 4");
                CompletableFuture<Trained> two = endless(view.named("second"));
                BrowserTab other = tab.another(view.url());
                for (int training = 1; training <= 2; training++) awaitSteps(other, training);
                assertThat(other.value("[...document.querySelectorAll('summary h2')].map(h => h.textContent).join()"))
                        .isEqualTo("First <1>, training,Second, training");
                other.value(click("keep", 2));
                tab.front();
                tab.await("document.querySelector('[data-act=keep][data-training=\"2\"]').ariaPressed === 'true'");
                tab.value(click("stop", 2));
                Trained stopped = two.get();
                assertThat(stopped.best().validationLoss())
                        .isEqualTo(stopped.history().stream()
                                .mapToDouble(epoch -> epoch.validationLoss())
                                .min()
                                .orElseThrow());
                other.front();
                other.await("document.querySelector('#t2-brief').textContent.startsWith('ended')");
                awaitSteps(other, 1);
                assertThat(one).isNotDone();
                other.value("document.querySelector('[data-act=stop-all]').click()");
                one.get();
                tab.front();
                tab.await("document.querySelector('#summary').textContent.includes('0 running, 2 ended')");
                assertThat(tab.errors()).isEmpty();
                assertThat(other.errors()).isEmpty();
            }
        }
    }

    @Test
    void aLostConnectionComesBackAndTheEndIsSaid() throws Exception {
        LiveView view = new LiveView(0);
        int port = URI.create(view.url()).getPort();
        CompletableFuture<Trained> training = endless(view);
        try (Wire wire = new Wire(port);
                BrowserTab tab = BrowserTab.open(view.url().replace(":" + port, ":" + wire.port()), folder)) {
            awaitSteps(tab, 1);
            wire.cut();
            tab.await("document.querySelector('#connection').textContent.startsWith('The connection is lost')");
            wire.mend();
            tab.await("document.querySelector('#connection').textContent === 'Live.'");
            awaitSteps(tab, 1);
            wire.cut();
            assertThat(training).isNotDone();
            tab.value("new Promise(done => setTimeout(done, 10))");
            view.close();
            tab.await("document.querySelector('#connection').textContent.includes('it has ended, or was stopped')");
            assertThat(training).as("closing the view does not end it").isNotDone();
        } finally {
            view.stopAll();
            training.get();
        }
    }

    @Test
    void theLastStateStaysWhenTheProgramEnds() throws Exception {
        LiveView view = new LiveView(0);
        try (BrowserTab tab = BrowserTab.open(view.url(), folder)) {
            tab.await("document.querySelector('#connection').textContent === 'Live.'");
            TwoClasses.trainer(4).fit(TwoClasses.network(), TwoClasses.of(1), TwoClasses.of(2), view);
            view.close();
            tab.await("document.querySelector('#connection').textContent.startsWith('The program has ended.')");
            assertThat(tab.value("document.querySelector('#t1-brief').textContent"))
                    .isEqualTo("ended after 4 epochs");
            assertThat(tab.value("[...document.querySelectorAll('button')].every(b => b.disabled)"))
                    .isEqualTo("true");
            assertThat(tab.errors()).isEmpty();
        }
    }

    @Test
    void aChartThatSomeoneZoomsStandsStill() throws Exception {
        try (LiveView view = new LiveView(0)) {
            CompletableFuture<Trained> training = endless(view);
            try (BrowserTab tab = BrowserTab.open(view.url(), folder)) {
                tab.await("document.querySelectorAll('#t1-curves polyline').length >= 4");
                tab.value("""
                        (() => {
                          const svg = document.querySelector("#t1-curves svg"), box = svg.getBoundingClientRect();
                          const fire = (type, share) => svg.dispatchEvent(new PointerEvent(type, { button: 0,
                            pointerId: 1, clientX: box.left + share * box.width, clientY: box.top + 50 }));
                          fire("pointerdown", 0.3); fire("pointermove", 0.8); fire("pointerup", 0.9);
                          window.zoomed = svg;
                        })()""");
                awaitSteps(tab, 1);
                assertThat(tab.value("zoomed.isConnected && zoomed.classList.contains('zoomed')"))
                        .isEqualTo("true");
                tab.value("zoomed.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))");
                tab.await("!zoomed.isConnected && document.querySelectorAll('#t1-curves polyline').length >= 4");
                view.stopAll();
                training.get();
            }
        }
    }

    @Test
    void keyboardPhoneAndDarkMode() throws Exception {
        try (LiveView view = new LiveView(0)) {
            CompletableFuture<Trained> training = endless(view);
            try (BrowserTab tab = BrowserTab.open(view.url(), folder)) {
                tab.await("document.querySelectorAll('#t1-distributions image').length >= 2");
                tab.show(360, 740, false);
                assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth"))
                        .isEqualTo("true");
                String paper = tab.value("getComputedStyle(document.body).backgroundColor");
                tab.show(360, 740, true);
                assertThat(tab.value("getComputedStyle(document.body).backgroundColor"))
                        .isNotEqualTo(paper);
                for (String expected : List.of("stop-all", "SUMMARY", "stop")) {
                    tab.press("Tab", 9);
                    assertThat(tab.value("document.activeElement.dataset.act ?? document.activeElement.tagName"))
                            .isEqualTo(expected);
                }
                awaitSteps(tab, 1);
                assertThat(tab.value("document.activeElement.dataset.act"))
                        .as("parts that are drawn anew leave the focus")
                        .isEqualTo("stop");
                tab.press("Enter", 13);
                training.get();
                tab.await("document.querySelector('#t1-brief').textContent.startsWith('ended')");
            }
        }
    }
}
