"""The words of pages that verify without a portfolio around them; in braces what is filled in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language; the defaults are English."""

    title: str = "Check a badge"
    verifier_of: str = "Verifier of {name}"
    nobodys: str = "Whoever put this page here gave no name."
    lead: str = (
        "A badge is a file that its issuer signed. This page checks it in your browser: nothing "
        "that you bring is sent anywhere, and no other site is asked before you agree."
    )
    no_script: str = (
        "Your browser would do the check, and needs JavaScript for it. If this page was opened "
        "from a folder, browsers do not load its program: open it on the web, or use the verifier "
        "in one file, which works from a folder. If it was neither, the program did not arrive: "
        "load the page again in some minutes."
    )
    no_script_single: str = "Your browser would do the check, and needs JavaScript for it."

    whose: str = "Whose verifier this is"
    whose_named: str = "It was made on {date} for {name}, with version {version} of portfolio-gen."
    whose_unnamed: str = (
        "It was made on {date} with version {version} of portfolio-gen; its owner gave no name."
    )
    whose_beware: str = (
        "Anybody can make such a page and write any name on it. Look at the address above it: you "
        "rely on whoever runs that address for the program and for the list below."
    )
    whose_beware_single: str = (
        "Anybody can make such a file and write any name on it. You rely on whoever gave it to you "
        "for the program and for the list below."
    )
    list_title: str = "Issuers on its list"
    list_caption: str = "Issuers that this verifier knows, and who says so"
    list_none: str = (
        "It has no list. It tells whether a badge was changed and who signed it, and not whether "
        "anybody knows the issuer."
    )
    issuer: str = "Issuer"
    keys: str = "Its keys"
    says: str = "Who says so"
    pins_only: str = "Nobody vouches for it; only its keys are kept."
    keys_kept: str = "copy of {date}"
    keys_asked: str = "asked at its address, after you agree"
    keys_own: str = "named by the key itself"
    lists_kept: str = "list of withdrawn badges: copy of {date}"
    registry: str = "It also relies on {says}, with {count} issuers."
    registry_one: str = "It also relies on {says}, with one issuer."

    checks: str = "What it checks"
    checked: tuple[str, ...] = (
        "That the file says what was signed, with nothing added and nothing hidden.",
        (
            "That the key is one which the named issuer itself publishes: at its own address, "
            "asked after you agree, or in a copy that the list above keeps."
        ),
        "Whether the issuer is on the list above, and who put it there.",
        "The dates, by your own clock.",
        "Whether the issuer has withdrawn or suspended it, on the issuer’s own signed list.",
        "Whether it belongs to the person whose address you fill in.",
        "Open Badges 3.0 and 2.0: files, signed text, and pictures with a badge inside.",
    )
    checks_not: str = "What it does not check"
    not_checked: tuple[str, ...] = (
        "Whether the issuer is a good school, or the work was good.",
        "Whether the person in front of you is the one whom the badge names.",
        "Whether a key was stolen before its owner noticed.",
        (
            "What your browser is not allowed to read: some hosts let no page of another site read "
            "them. Such a check reads “not checked”, never “passed”."
        ),
        "Badges that were never signed: anybody could have written them.",
    )
    version: str = "Version, and how to compare it"
    version_text: str = (
        "Every release of portfolio-gen has the same files. This command prints their SHA-256 on "
        "your own computer; below is what this page was made of."
    )
    version_single: str = (
        "In this file they stand one after the other in one script, which a browser runs only if "
        "its own SHA-256 is {digest}. The command prints that line as well."
    )
    version_page: str = "The list of issuers is in the page; integrity.json has the page’s own."
    files_summary: str = "SHA-256 of {count} files"
    files_caption: str = "The files that this verifier consists of"
    file: str = "File"
    verdicts: str = "What each verdict means"

    saved_title: str = "A saved badge"
    saved_lead: str = (
        "This file holds a badge exactly as it was issued, and the program that checks it. Your "
        "browser does the check, and asks nobody before you agree."
    )
    saved_by: str = "Saved by {name} on {date}."
    saved_hidden: str = (
        "Somebody whose address is kept as a fingerprint only. Fill in an address below to compare."
    )
    saved_cannot: str = "Not checked"
    saved_no_script: str = (
        "Your browser would do the check, and needs JavaScript for it. Without it this file says "
        "nothing about the badge. You can still save the badge file below and check it elsewhere."
    )
    saved_version: str = "It was made with version {version} of portfolio-gen."
    copy_says: str = "{name}, who saved this file"
    copy_use: str = "Use {name}’s own copy of what the issuer publishes, of {date}"
    copy_beware: str = (
        "This copy was put into the file by {name}, and not by the issuer. Whoever makes such a "
        "file can put another one into it. Without it the issuer itself is asked, after you agree."
    )
    copy_lists: str = (
        "With it comes {name}’s own copy of the issuer’s list of withdrawn badges, of {date}."
    )
    copy_none: str = (
        "There is no copy of the issuer’s keys in this file. If they are not in the badge itself, "
        "the issuer has to be asked, after you agree."
    )
    trust: str = "How far to trust this file"
    trust_text: tuple[str, ...] = (
        (
            "It belongs to the person who gave it to you: anybody can write a file that shows "
            "anything. To rely on nobody but the issuer, save the badge file and check that with a "
            "verifier of your own choice."
        ),
        (
            "Dates are judged by your own clock. Whether a badge was withdrawn after this file was "
            "saved is known only if the issuer is asked."
        ),
    )
    save_badge: str = "Save the badge file"
    save_badge_note: str = "{size}, exactly as it was issued. SHA-256: {sha256}"
    by_command: str = "On your own computer, with portfolio-gen from its publisher:"


WORDS = Words()
