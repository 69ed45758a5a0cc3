# Made by python -m cleaner.cli.manual from cleaner/cli/arguments.py; change that instead.

_cleaner() {
    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
    local command=clean place=$COMP_CWORD
    local commands="clean digest merge stories explain report batch learn rules completions"
    COMPREPLY=()
    if [[ $current == "=" ]]; then
        current=""
    elif [[ $before == "=" && COMP_CWORD -gt 2 ]]; then
        before="${COMP_WORDS[COMP_CWORD-2]}"
    fi
    if [[ COMP_CWORD -gt 1 && " $commands " == *" ${COMP_WORDS[1]} "* ]]; then
        command="${COMP_WORDS[1]}"
        place=$((COMP_CWORD - 1))
    fi
    case "$command:$before" in
        clean:-i|clean:--input)
            COMPREPLY=($(compgen -W "auto text html jsonl warc parquet" -- "$current"))
            return ;;
        clean:--split)
            return ;;
        clean:--encoding)
            return ;;
        clean:--url)
            return ;;
        clean:--lang)
            return ;;
        clean:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        clean:--keep)
            return ;;
        clean:--drop)
            return ;;
        clean:--db)
            return ;;
        clean:--phrases)
            return ;;
        clean:--rules)
            return ;;
        clean:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        clean:-f|clean:--format)
            COMPREPLY=($(compgen -W "text md json jsonl" -- "$current"))
            return ;;
        clean:-o|clean:--output)
            return ;;
        clean:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        digest:-i|digest:--input)
            COMPREPLY=($(compgen -W "auto text html jsonl warc parquet" -- "$current"))
            return ;;
        digest:--field)
            return ;;
        digest:--id-field)
            return ;;
        digest:--url-field)
            return ;;
        digest:--split)
            return ;;
        digest:--encoding)
            return ;;
        digest:--url)
            return ;;
        digest:--lang)
            return ;;
        digest:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        digest:--keep)
            return ;;
        digest:--drop)
            return ;;
        digest:--db)
            return ;;
        digest:--phrases)
            return ;;
        digest:--rules)
            return ;;
        digest:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        digest:--short)
            return ;;
        digest:--long)
            return ;;
        digest:--merged)
            return ;;
        digest:--query)
            return ;;
        digest:--since)
            return ;;
        digest:--method)
            COMPREPLY=($(compgen -W "auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson" -- "$current"))
            return ;;
        digest:-f|digest:--format)
            COMPREPLY=($(compgen -W "text md json jsonl" -- "$current"))
            return ;;
        digest:-o|digest:--output)
            return ;;
        digest:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        merge:-i|merge:--input)
            COMPREPLY=($(compgen -W "auto text html jsonl warc parquet" -- "$current"))
            return ;;
        merge:--field)
            return ;;
        merge:--id-field)
            return ;;
        merge:--url-field)
            return ;;
        merge:--split)
            return ;;
        merge:--encoding)
            return ;;
        merge:--url)
            return ;;
        merge:--lang)
            return ;;
        merge:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        merge:--keep)
            return ;;
        merge:--drop)
            return ;;
        merge:--db)
            return ;;
        merge:--phrases)
            return ;;
        merge:--rules)
            return ;;
        merge:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        merge:--merged)
            return ;;
        merge:--query)
            return ;;
        merge:--since)
            return ;;
        merge:--method)
            COMPREPLY=($(compgen -W "auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson" -- "$current"))
            return ;;
        merge:-f|merge:--format)
            COMPREPLY=($(compgen -W "text md json jsonl" -- "$current"))
            return ;;
        merge:-o|merge:--output)
            return ;;
        merge:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        stories:-i|stories:--input)
            COMPREPLY=($(compgen -W "auto text html jsonl warc parquet" -- "$current"))
            return ;;
        stories:--field)
            return ;;
        stories:--id-field)
            return ;;
        stories:--url-field)
            return ;;
        stories:--split)
            return ;;
        stories:--encoding)
            return ;;
        stories:--url)
            return ;;
        stories:--lang)
            return ;;
        stories:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        stories:--keep)
            return ;;
        stories:--drop)
            return ;;
        stories:--db)
            return ;;
        stories:--phrases)
            return ;;
        stories:--rules)
            return ;;
        stories:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        stories:-f|stories:--format)
            COMPREPLY=($(compgen -W "text md json jsonl" -- "$current"))
            return ;;
        stories:-o|stories:--output)
            return ;;
        stories:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        explain:-i|explain:--input)
            COMPREPLY=($(compgen -W "auto text html jsonl warc parquet" -- "$current"))
            return ;;
        explain:--field)
            return ;;
        explain:--id-field)
            return ;;
        explain:--url-field)
            return ;;
        explain:--split)
            return ;;
        explain:--encoding)
            return ;;
        explain:--url)
            return ;;
        explain:--lang)
            return ;;
        explain:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        explain:--keep)
            return ;;
        explain:--drop)
            return ;;
        explain:--db)
            return ;;
        explain:--phrases)
            return ;;
        explain:--rules)
            return ;;
        explain:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        explain:-f|explain:--format)
            COMPREPLY=($(compgen -W "text md json jsonl" -- "$current"))
            return ;;
        explain:-o|explain:--output)
            return ;;
        explain:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        report:-i|report:--input)
            COMPREPLY=($(compgen -W "auto text html jsonl warc parquet" -- "$current"))
            return ;;
        report:--field)
            return ;;
        report:--id-field)
            return ;;
        report:--url-field)
            return ;;
        report:--split)
            return ;;
        report:--encoding)
            return ;;
        report:--url)
            return ;;
        report:--lang)
            return ;;
        report:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        report:--keep)
            return ;;
        report:--drop)
            return ;;
        report:--db)
            return ;;
        report:--phrases)
            return ;;
        report:--rules)
            return ;;
        report:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        report:--short)
            return ;;
        report:--long)
            return ;;
        report:--merged)
            return ;;
        report:--query)
            return ;;
        report:--since)
            return ;;
        report:--method)
            COMPREPLY=($(compgen -W "auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson" -- "$current"))
            return ;;
        report:-o|report:--output)
            return ;;
        report:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        batch:-i|batch:--input)
            COMPREPLY=($(compgen -W "auto jsonl warc parquet text html" -- "$current"))
            return ;;
        batch:--field)
            return ;;
        batch:--id-field)
            return ;;
        batch:--url-field)
            return ;;
        batch:--max-bytes)
            return ;;
        batch:--encoding)
            return ;;
        batch:--lang)
            return ;;
        batch:--into)
            return ;;
        batch:--page-text)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
        batch:--digest)
            COMPREPLY=($(compgen -W "short long short,long" -- "$current"))
            return ;;
        batch:--short)
            return ;;
        batch:--long)
            return ;;
        batch:--query)
            return ;;
        batch:--method)
            COMPREPLY=($(compgen -W "auto position centroid lexrank sumy-lexrank sumy-textrank sumy-lsa sumy-luhn sumy-kl sumy-sumbasic sumy-reduction sumy-edmundson" -- "$current"))
            return ;;
        batch:--repeats)
            return ;;
        batch:--workers)
            return ;;
        batch:--timeout)
            return ;;
        batch:-o|batch:--output)
            return ;;
        batch:-f|batch:--format)
            COMPREPLY=($(compgen -W "jsonl parquet" -- "$current"))
            return ;;
        batch:--errors)
            return ;;
        batch:--level)
            COMPREPLY=($(compgen -W "gentle balanced strict" -- "$current"))
            return ;;
        batch:--keep)
            return ;;
        batch:--drop)
            return ;;
        batch:--db)
            return ;;
        batch:--phrases)
            return ;;
        batch:--rules)
            return ;;
        batch:--origin)
            COMPREPLY=($(compgen -W "auto page extracted" -- "$current"))
            return ;;
        learn:-i|learn:--input)
            COMPREPLY=($(compgen -W "auto jsonl warc parquet text html" -- "$current"))
            return ;;
        learn:--field)
            return ;;
        learn:--id-field)
            return ;;
        learn:--url-field)
            return ;;
        learn:--max-bytes)
            return ;;
        learn:--encoding)
            return ;;
        learn:--lang)
            return ;;
        learn:--db)
            return ;;
        learn:--host)
            return ;;
        learn:--merge)
            return ;;
        learn:--days)
            return ;;
        rules:--lang)
            return ;;
        rules:--db)
            return ;;
        rules:-f|rules:--format)
            COMPREPLY=($(compgen -W "text md json jsonl" -- "$current"))
            return ;;
        rules:-o|rules:--output)
            return ;;
        rules:--color)
            COMPREPLY=($(compgen -W "auto always never" -- "$current"))
            return ;;
    esac
    if [[ $current == -* ]]; then
        case "$command" in
            clean) COMPREPLY=($(compgen -W "-h --help -i --input --split --encoding --url --lang --level --keep --drop --db --phrases --rules --fast --origin -f --format --links -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            digest) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --split --encoding --url --lang --level --keep --drop --db --phrases --rules --fast --origin --short --long --merged --query --since --one-story --method -f --format -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            merge) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --split --encoding --url --lang --level --keep --drop --db --phrases --rules --fast --origin --merged --query --since --one-story --method -f --format -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            stories) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --split --encoding --url --lang --level --keep --drop --db --phrases --rules --fast --origin -f --format -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            explain) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --split --encoding --url --lang --level --keep --drop --db --phrases --rules --fast --origin -f --format --digest -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            report) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --split --encoding --url --lang --level --keep --drop --db --phrases --rules --fast --origin --short --long --merged --query --since --one-story --method -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            batch) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --max-bytes --encoding --lang --into --page-text --digest --short --long --query --method --repeats --workers --timeout --resume -o --output -f --format --links --errors -q --quiet -v --verbose --level --keep --drop --db --phrases --rules --fast --origin" -- "$current")) ;;
            learn) COMPREPLY=($(compgen -W "-h --help -i --input --field --id-field --url-field --max-bytes --encoding --lang --db --host --merge --days --dry-run -q --quiet" -- "$current")) ;;
            rules) COMPREPLY=($(compgen -W "-h --help --lang --db -f --format -o --output --color -q --quiet -v --verbose" -- "$current")) ;;
            completions) COMPREPLY=($(compgen -W "-h --help" -- "$current")) ;;
        esac
        return
    fi
    case "$command:$place:$COMP_CWORD" in
        clean:1:1) COMPREPLY=($(compgen -W "$commands" -- "$current")) ;;
        rules:1:*) COMPREPLY=($(compgen -W "list show test" -- "$current")) ;;
        completions:1:*) COMPREPLY=($(compgen -W "bash zsh fish" -- "$current")) ;;
    esac
}

complete -o bashdefault -o default -F _cleaner cleaner
