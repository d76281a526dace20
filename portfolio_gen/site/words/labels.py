"""Every word of the interface, in one place, so that a translation is one more value of ``Labels``.

Words in braces are filled in with ``str.format``. What students and issuers wrote is never here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from portfolio_gen.model.portfolio import ArtefactKind

KINDS: Mapping[ArtefactKind, str] = {
    ArtefactKind.OER_LESSON: "Open lesson",
    ArtefactKind.VIDEO: "Video",
    ArtefactKind.PRESENTATION: "Presentation",
    ArtefactKind.WEBSITE: "Website",
    ArtefactKind.ASSESSMENT: "Assessment",
    ArtefactKind.ESSAY: "Essay",
    ArtefactKind.PODCAST: "Podcast",
    ArtefactKind.INFOGRAPHIC: "Infographic",
    ArtefactKind.DATASET: "Data set",
    ArtefactKind.CODE: "Code",
    ArtefactKind.DESIGN: "Design",
    ArtefactKind.PERFORMANCE: "Performance",
    ArtefactKind.OTHER: "Work",
}

STAGES = {"explore": "Explore", "apply": "Apply", "create": "Create"}

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False, eq=False)  # half as long to load
class Labels:
    """The words of one language; the defaults are English."""

    kinds: Mapping[ArtefactKind, str] = field(default_factory=lambda: KINDS)
    stages: Mapping[str, str] = field(default_factory=lambda: STAGES)

    # The frame around every page
    skip: str = "Skip to content"
    site_navigation: str = "Site"
    home: str = "Home"
    work: str = "Work"
    assignments: str = "Signature assignments"
    badges: str = "Badges"
    timeline: str = "Timeline"
    outcomes: str = "Outcomes"
    about: str = "About"
    resume: str = "Résumé"
    verify: str = "Check a badge"
    notes: str = "Accessibility and privacy"
    feed: str = "Feed"
    data: str = "Data"
    search: str = "Search"
    to_dark: str = "Switch to dark"
    to_light: str = "Switch to light"
    footer: str = "About this site"
    licence_line: str = "Unless a page says otherwise, everything here is licensed {licence}."
    no_trackers: str = "No trackers, no cookies, nothing loaded from other sites."
    integrity_line: str = "The fingerprint of every file is in"
    built_on: str = "Built on {date}."
    unlisted_note: str = "This page is not listed anywhere. Only people with its address find it."
    protected: str = "A protected page"
    protected_lead: str = (
        "Whoever gave you this address gave you a passphrase as well. The page is decrypted in "
        "your browser; the passphrase is sent nowhere."
    )
    protected_field: str = "Passphrase"
    protected_show: str = "Show what I type"
    protected_open: str = "Open the page"
    protected_opening: str = "Opening. This takes a moment, on purpose: it makes guessing slow."
    protected_opened: str = "The page is open."
    protected_wrong: str = (
        "That did not open the page. Look at capital letters, hyphens and the keyboard layout, and "
        "try again as often as you like."
    )
    protected_cannot: str = (
        "This browser cannot decrypt here. Open the page at an address that begins with https, in "
        "a browser of the last few years."
    )
    protected_no_script: str = (
        "Opening this page needs JavaScript: the text is decrypted in your browser, nowhere else."
    )
    protected_limits: str = "What this protects, and what not"
    protected_limits_items: tuple[str, ...] = (
        "Without the passphrase nobody can read what is in here, not even the host of this site.",
        "Whoever has the passphrase can copy everything and pass it on. It cannot be taken back.",
        "Whoever has the file can guess for years, so a machine has to make up the passphrase.",
        "That there is such a page, and how large it is, can be seen.",
    )
    missing_title: str = "There is no such page"
    missing_text: str = "The address may be mistyped, or the page may have moved."
    missing_home: str = "Go to the first page"

    # Lists of things
    featured: str = "Selected work"
    more_work: str = "More work"
    all_work: str = "All work"
    all_badges: str = "All badges"
    all_assignments: str = "All signature assignments"
    whole_timeline: str = "The whole timeline"
    more_about: str = "More about me"
    whole_resume: str = "Read or print the résumé"
    work_lead: str = "What I made, newest first. Every piece has a reflection beside it."
    assignments_lead: str = (
        "Larger pieces from other courses, each with the outcomes it shows and its use outside "
        "the course."
    )
    badges_lead: str = (
        "Each badge says what had to be done for it and shows the work. What is said about a badge "
        "here is a note made when this site was built, not proof; every badge page tells you how "
        "to check it yourself."
    )
    no_work: str = "No work has been published here yet."
    no_assignments: str = "No signature assignment has been published here yet."
    no_badges: str = "No badge has been published here yet."
    no_timeline: str = "Nothing with a date has been published here yet."
    assignment: str = "Signature assignment"
    recorded_by: str = "Recorded by the course"

    # A piece of work
    facts: str = "Facts"
    the_work: str = "The work"
    date: str = "Date"
    course: str = "Course"
    term: str = "Term"
    task: str = "Task"
    skills: str = "Skills"
    licence: str = "Licence"
    badge_earned: str = "Badge"
    badges_earned: str = "Badges"
    elsewhere: str = "Elsewhere"
    elsewhere_note: str = "These lead to other sites, which learn that you came."
    instructor: str = "Instructor"
    real_world: str = "Outside the course"
    reflection: str = "Reflection"
    judged: str = "How it was judged"
    judged_caption: str = "{rubric}: what was asked for, and the levels it was judged by"
    rubric_note: str = "The framework's own text is at its publisher."
    criterion: str = "Criterion"
    levels: str = "Levels"
    attempts: str = "Attempts"
    attempt_changed: str = "Changed after this"
    attempts_note: str = "Work is revised until every criterion is met."
    credits: str = "With thanks to"
    transcript: str = "Transcript"
    long_description: str = "Description of this picture in words"
    download: str = "Download"
    no_player: str = "Your browser cannot play this here."
    captions: str = "Captions"
    picture_elsewhere: str = "Picture on another site: {alt}"
    table: str = "Table"
    endorsement: str = "Endorsement"
    endorsement_on: str = (
        "Checked on {date}, when this page was made. Whoever doubts it can check the file itself."
    )
    endorsement_about: str = "It says that it is about: {about}"
    endorsement_altered: str = "Nothing that this file says is shown."
    endorsement_open: str = (
        "What it says is not shown, because it could not be shown to be genuine."
    )
    endorsement_unread: str = "Not checked here; the file can be."
    endorsement_file: str = "The signed file"

    # A badge
    badge: str = "Badge"
    altered_name: str = "Badge file “{slug}”"
    altered_text: str = (
        "Because the file cannot be relied on, nothing that it says is shown here: no name, no "
        "issuer and no picture."
    )
    live_checking: str = "Checking…"
    live_checking_text: str = "Your browser is comparing the file with its signature."
    live_failed: str = "Could not be checked"
    live_not: str = "Not checked on this page"
    live_no_script: str = (
        "Your browser would do the check, and needs JavaScript for it. Without it this page says "
        "nothing about the badge."
    )
    live_from_disk: str = (
        "This page was opened from a folder, where browsers do not load the program that checks. "
        "Open the page on the web, or check the file in another way."
    )
    live_broken: str = (
        "The program that checks could not be loaded, or is not the one that this page was made "
        "with, so it was not run. Load the page again in some minutes, or check the file in "
        "another way."
    )
    live_slow: str = (
        "This takes longer than it should: something that the check needs has not arrived. Nothing "
        "was checked yet. Wait, load the page again, or check the file in another way."
    )
    # Words of ours come first: a name of another direction would turn the whole sentence around.
    pin_unchanged: str = "The work “{title}” is unchanged since the badge was awarded on {date}."
    pin_later: str = (
        "The work “{title}” is unchanged since {date}, when it was first written down; the badge "
        "was awarded on {awarded}."
    )
    pin_since: str = "The work “{title}” is unchanged since {date}, when it was first written down."
    pin_edited: str = "The work “{title}” was edited since {date}: {what}."
    pin_text: str = "the text"
    pin_file: str = "one file"
    pin_files: str = "{count} files"
    pin_and: str = " and "
    pin_whose: str = "This is the owner's own record; the issuer does not vouch for it."
    live_protected: str = (
        "A badge inside a protected page is not checked here. Download the file below and open it "
        "on the page that checks badges, or use another way."
    )
    live_on: str = "Checked on {date}, in the browser that printed this page."
    ask: str = "Ask {host}"
    ask_again: str = "Ask {host} again"
    asking: str = "Asking {host}…"
    ask_note: str = (
        "Its server then sees your internet address, and that you ask about its keys or lists. "
        "Until you press the button, it sees nothing."
    )
    checks_here: str = "What was checked, and who says so"
    checks_late: str = (
        "Every check is named here with its result. If only this line is here, a part of this page "
        "could not be loaded: load the page again."
    )
    says_here: str = "This page, in your browser"
    badge_summary: str = (
        "{badge}: a badge of {name}. This page checks its file in your browser when you open it."
    )
    build_note: str = "What the build of this site found on {date}"
    found_words: str = "{words}."
    note_not_proof: str = (
        "This is a note of that day, not proof: whoever controls a site can write anything on it."
    )
    endorsement_found: str = "Endorsed by {name}: {words}."
    note_not_proof_short: str = (
        "What is said about badges here is a note of {date}, the day this site was built, not "
        "proof. Every badge page tells you how to check it yourself."
    )
    not_checked: str = "This badge was not checked when the site was built."
    course_only_sentence: str = "Recorded by the course; not a verifiable credential."
    course_only_text: str = (
        "It is not signed, so nobody outside the course can check it. The course's own words are "
        "all there is."
    )
    issued_by: str = "Issued by"
    issuer_unnamed: str = "The badge file itself does not say who issued it."
    open_host_note: str = "Anybody can get an address there; it says little about who signed."
    vouched_by: str = "The issuer is known to"
    created_by: str = "Criteria by"
    issued_on: str = "Issued"
    awarded_on: str = "Awarded"
    awarded_by: str = "Awarded by"
    valid_until: str = "Valid until"
    awarded_to: str = "Awarded to"
    awarded_to_hidden: str = (
        "This site says: {name}. The badge names its holder only by the fingerprint of an address."
    )
    awarded_to_plain: str = (
        "This site says: {name}. The badge names its holder by an address that is in the file."
    )
    awarded_to_unsigned: str = "This site says: {name}. No signature says so."
    awarded_to_other: str = "Not {name}: the badge names somebody else."
    badge_for: str = "for {name}, as this site says"
    awarded_to_unnamed: str = "The badge itself does not say to whom it was awarded."
    checks_one: str = "1 check"
    checks_many: str = "{count} checks"
    checks_caption: str = "What was checked, and what came of it"
    check: str = "Check"
    result: str = "Result"
    why: str = "Why"
    says: str = "Who says so"
    says_us: str = "This site’s generator"
    criteria: str = "What had to be done"
    criteria_link: str = "Criteria at the issuer"
    tasks: str = "The three tasks"
    words_of_issuer: str = "In the issuer’s words"
    words_of_file: str = "In the words of the file"
    words_of_instructor: str = "In the instructor’s words"
    discretionary: str = (
        "Given at the instructor’s discretion. There is no piece of work behind it."
    )
    evidence: str = "The work behind it"
    evidence_note: str = "Named in the badge by its issuer:"
    evidence_is_work: str = "The issuer names this work in the badge itself."
    evidence_note_unsigned: str = "Named in the file, which is not signed:"
    evidence_is_work_unsigned: str = "The file names this work; it is not signed."
    no_evidence: str = "The badge names no work, and no work on this site is linked to it."
    results: str = "Results by criterion"
    results_caption: str = "Results as the issuer signed them"
    results_caption_unsigned: str = "Results as the file gives them; it is not signed"
    outcome_word: str = "Result"
    alignment: str = "Standards it is aligned to"
    endorsements: str = "Endorsed by"
    endorsed_by_issuer: str = "The issuer of the badge itself."
    endorsement_hidden: str = (
        "The badge holds one more endorsement. It is not shown, because it could not be shown to "
        "be genuine and about this badge."
    )
    endorsements_hidden: str = (
        "The badge holds {count} more endorsements. They are not shown, because they could not be "
        "shown to be genuine and about this badge."
    )
    remote_picture: str = (
        "The badge’s picture is on another site ({host}) and is not loaded, so that nobody learns "
        "that you looked."
    )
    own_drawing: str = "Drawn by this site; not the issuer’s picture."
    check_yourself: str = "Check without trusting this page"
    check_yourself_lead: str = (
        "This page belongs to the person who shows you the badge. These ways do not depend on it:"
    )
    by_command: str = "On your own computer"
    by_command_text: str = (
        "Download the file below, install portfolio-gen from its publisher, and run this. Nothing "
        "leaves your computer."
    )
    by_institution: str = "With the institution’s verifier"
    by_institution_text: str = "The verifier at {host} learns which badge you look at."
    by_verifierplus: str = "With VerifierPlus"
    by_verifierplus_text: str = (
        "A public verifier of the Digital Credentials Consortium. Its server fetches the badge, "
        "so it learns which badge you look at."
    )
    by_1edtech: str = "With the validator of 1EdTech"
    by_1edtech_text: str = (
        "The body behind Open Badges. You upload the file to its server, which then has it. It "
        "judges form and signature, and says less about who the issuer is."
    )
    by_ob2: str = "With the Open Badges 2.0 validator"
    by_ob2_text: str = (
        "It fetches the badge from its issuer; its server learns which badge you look at."
    )
    record: str = "Technical record"
    download_badge: str = "Download the badge file"
    download_badge_note: str = "{size}, exactly as this site received it."
    copy_link: str = "Copy link to this badge"
    copied: str = "Copied"
    copy_failed: str = "Copying is not allowed here"
    linkedin: str = "Add to LinkedIn profile"
    linkedin_note: str = "For the holder. Opens LinkedIn with the fields filled in."
    scan_or_share: str = "Address of this badge"
    scan: str = "Scan to open this badge"
    scan_title: str = "QR code for {address}"
    format: str = "Format"
    container: str = "Packed as"
    securing: str = "Protected by"
    identifier: str = "Identifier"
    issuer_identifier: str = "Issuer’s identifier"
    proof: str = "Signature"
    status: str = "Where a withdrawal would be listed"
    fingerprint: str = "SHA-256 of the file"
    remarks: str = "Remarks"

    # A badge on paper
    sheet: str = "Print sheet"
    sheet_note: str = "One page for paper, with a code that leads to the check."
    sheet_kicker: str = "Badge of {name}"
    sheet_screen: str = "This page is made for paper, A4 or Letter. Print it with your browser."
    sheet_back: str = "Back to the badge"
    sheet_facts: str = "About this badge"
    sheet_check: str = "How to check it"
    sheet_honest: str = (
        "Paper cannot check itself: anybody can print a sheet like this one, with any name on it. "
        "Behind it is a signed file, and that file can be checked."
    )
    sheet_scan: str = (
        "Scan the code or type the address under it. The page that opens checks the file in your "
        "own browser and says what it found."
    )
    sheet_scan_verifier: str = (
        "Scan the code. It opens a verifier at {host}, which checks the file in your own browser "
        "and says what it found."
    )
    sheet_beware: str = (
        "That page belongs to the person who shows you the badge. Its part “Check without trusting "
        "this page” names ways that do not depend on them."
    )
    sheet_beware_verifier: str = (
        "Whoever made this sheet chose that address. Ask yourself whether {host} is one you trust."
    )
    sheet_typed: str = "The badge’s own page"
    sheet_whole_title: str = "QR code that holds the badge itself"
    sheet_whole: str = (
        "This larger code holds the whole badge, behind the “#” of an address at {host}. What "
        "stands there is sent to no server."
    )

    # Check a badge
    verify_lead: str = (
        "A badge is a file that its issuer signed. Anybody can check it; nobody has to ask the "
        "person who shows it, or trust this site."
    )
    verify_three: str = "Three questions, never one tick"
    verify_three_items: tuple[str, ...] = (
        "Has the file been changed since it was signed?",
        "Was it signed with a key that the named issuer publishes?",
        "Is that issuer somebody you know?",
    )
    verify_three_text: str = (
        "Then come dates, whether the issuer has withdrawn it, and whether it belongs to the "
        "person in front of you. A check that could not be made is never counted as passed."
    )
    verify_how: str = "How to check one"
    verify_how_first: str = "Open a badge, and download its file."
    verify_how_second: str = (
        "Install portfolio-gen from its publisher and run the command below, or use one of the "
        "public verifiers that the badge’s page names."
    )
    verify_how_third: str = "Compare what you read with the list below."
    tool_title: str = "Check a badge here"
    tool_no_script: str = (
        "Your browser would do the check, and needs JavaScript for it. Without it, or if this page "
        "was opened from a folder, check in one of the ways below. If it was neither, the program "
        "did not arrive: load the page again in some minutes."
    )
    tool_choose: str = "Badge files"
    tool_choose_note: str = (
        "JSON, signed text (.jwt), or a PNG or SVG picture with a badge inside. You can choose "
        "several, or drop them here. They are checked in your browser and sent to nobody."
    )
    tool_paste: str = "Or paste a badge, or the address of one"
    tool_check: str = "Check this text"
    tool_camera: str = "Scan a code with the camera"
    tool_camera_stop: str = "Stop the camera"
    tool_camera_failed: str = "There is no camera that this page may use."
    tool_person: str = "Whose badge should it be? (optional)"
    tool_person_note: str = (
        "An e-mail address of the person. It is compared with what the badge keeps of its "
        "recipient, here in your browser, and sent to nobody."
    )
    tool_clear: str = "Start again"
    tool_many: str = "Only the first 100 files were checked."
    tool_pasted: str = "Pasted text"
    tool_scanned: str = "Badge in a code"
    tool_about: str = "About"
    tool_says: str = "What the badge says"
    tool_hidden: str = (
        "Somebody whose address is kept as a fingerprint only. Fill in the address above to "
        "compare."
    )
    verify_whose: str = (
        "This page belongs to the site that you are on. If you do not trust whoever runs it, use "
        "one of the other ways below."
    )
    verify_institution: str = "The institution’s verifier at {host} does not depend on this site."
    verify_meaning: str = "What each verdict means"
    verify_files: str = "The badge files of this site"
    verify_files_caption: str = "Badges, what was found when this site was built, and their files"
    verdict: str = "Verdict"
    meaning: str = "Meaning"
    file: str = "File"

    # Timeline, courses, outcomes
    timeline_lead: str = "Term by term, from now back to the beginning."
    outside_courses: str = "Outside courses"
    work_count_one: str = "1 piece"
    work_count_many: str = "{count} pieces"
    badge_count_one: str = "1 badge"
    badge_count_many: str = "{count} badges"
    objectives: str = "What the course is for"
    offered: str = "Badges offered"
    earned: str = "Earned"
    not_earned: str = "Not earned so far"
    work_of_course: str = "Work from this course"
    institution: str = "Institution"
    outcomes_lead: str = (
        "What the programme asks a graduate to be able to do, and where on this site it shows."
    )
    outcomes_caption: str = "{framework}: each outcome with the work that shows it"
    outcome: str = "Outcome"
    shown_in: str = "Shown in"
    with_badges: str = "Badges earned with it"
    nothing_yet: str = "Nothing yet"
    no_outcomes: str = "No outcomes have been published here yet."

    # Résumé
    print: str = "Print"
    experience: str = "Experience"
    volunteering: str = "Volunteering"
    education: str = "Education"
    awards: str = "Awards"
    certificates: str = "Certificates"
    publications: str = "Publications"
    languages: str = "Languages"
    interests: str = "Interests"
    references: str = "References"
    projects: str = "Projects"
    verifiable: str = "Badges you can check"
    verifiable_note: str = (
        "Verdicts are those of the day this site was built, {date}; scan a code or open the "
        "address to check."
    )
    verdicts_note: str = (
        "Verdicts are those of the day this site was built, {date}; the page of each badge says "
        "how to check it."
    )
    present: str = "present"
    courses: str = "Courses"

    # Accessibility and privacy
    accessibility: str = "Accessibility"
    accessibility_text: tuple[str, ...] = (
        (
            "This site aims at the Web Content Accessibility Guidelines 2.2, level AA. It can "
            "be used with a keyboard alone, works without JavaScript, follows your choice of "
            "light or dark, and stays readable at four times its size and on a screen 320 "
            "pixels wide."
        ),
        (
            "Pictures have descriptions, films have captions or a transcript, recordings have "
            "a transcript. Where one is missing, please tell me; it is a mistake."
        ),
    )
    privacy: str = "Privacy"
    privacy_text: tuple[str, ...] = (
        (
            "This site sets no cookies, counts no visitors and loads nothing from other "
            "sites. Your choice of light or dark is kept in your own browser. Whoever hosts "
            "the site can see in its logs which pages were asked for."
        ),
        (
            "Links to other sites are marked with an arrow. Following one tells that site "
            "that you came, but not from which page."
        ),
        (
            "Badge files contain a fingerprint of their holder’s address, put there by the "
            "issuer. The address itself is not on this site."
        ),
    )
    paper: str = "On paper"
    paper_text: str = "Every page can be printed."
    paper_codes: str = "The page of each badge carries a code that leads back to the badge."
    paper_resume: str = "The résumé is made for two pages of A4 or Letter."
    paper_resume_codes: str = (
        "It prints the address of each of its badges, and for the first {count} a code as well."
    )
    machines: str = "For machines"
    machines_text: str = "The same content, for programs:"

    # Short addresses
    moved_text: str = "This short address leads to"


ENGLISH = Labels()
