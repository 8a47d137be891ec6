"""The sheet on which a board member approves: each post in full, boxes to tick, a code for each."""

from datetime import UTC, tzinfo

from smdesk.domain.approval_sheets import SheetContents, SheetPost, code_of
from smdesk.printing.clean import Json
from smdesk.printing.imprint import imprint_data
from smdesk.printing.press import FALLBACK_LANGUAGE, Sheet

APPROVAL_TEMPLATE = "calendar-approval"


def approval_sheet(
    contents: SheetContents, *, zone: tzinfo = UTC, language: str = FALLBACK_LANGUAGE
) -> Sheet:
    """Return the sheet; times of posts are as ``zone`` has them."""
    sheet, imprint = contents.sheet, contents.imprint
    return Sheet(
        template=APPROVAL_TEMPLATE,
        data={
            **imprint_data(imprint, zone),
            "number": sheet.number,
            "asked": contents.asked,
            "made": sheet.at.astimezone(zone).date().isoformat(),
            "note": sheet.note,
            "clauses": [
                {"title": clause.title, "words": clause.words} for clause in contents.clauses
            ],
            "posts": [_post(post, zone, _destroyed(contents, post)) for post in contents.posts],
        },
        paper=imprint.organisation.paper,
        timestamp=imprint.printed_at,
        language=language,
    )


def _destroyed(contents: SheetContents, post: SheetPost) -> dict[str, str]:
    """Return the days on which files of the post were destroyed since, by their names."""
    return {
        name: day.isoformat()
        for (variant, name), day in contents.destroyed.items()
        if variant == post.variant
    }


def _post(post: SheetPost, zone: tzinfo, destroyed: dict[str, str]) -> Json:
    planned = post.planned.astimezone(zone) if post.planned else None
    return {
        "place": post.place,
        "name": post.name,
        "channel": post.channel,
        "day": planned.date().isoformat() if planned else "",
        "weekday": planned.weekday() if planned else 0,
        "time": f"{planned:%H:%M}" if planned else "",
        "code": code_of(post),
        "text": post.text.strip(),
        "link": post.link,
        "first_comment": post.first_comment.strip(),
        "hashtags": [*post.hashtags],
        "media": [
            {"name": name, "alt": alt, "destroyed": destroyed.get(name, "")}
            for name, alt in zip(post.media, post.alts, strict=True)
        ],
        "checks": [*post.checks],
    }
